import fc from "fast-check";
import type { Code } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import {
	type AnchorInfo,
	readInfoString,
	writeInfoString,
} from "../../../../src/core/anchor/infoString.ts";
import { english } from "../../../../src/core/message.ts";
import {
	isWithin,
	parseRepoPath,
	type RepoPath,
} from "../../../../src/core/repoPath.ts";
import { endlessMs, processorTime } from "../../../support/processorTime.ts";
import { anchorInfo, noteFolder } from "./arbitraryAnchor.ts";

const folder = "src/auth" as RepoPath;
const token: AnchorInfo = {
	path: "src/auth/token.ts" as RepoPath,
	lines: { start: 12, end: 24 },
	isFolder: false,
	language: "ts",
	symbol: "TokenStore.refresh",
	commit: "4f2c1e9a".repeat(5),
	blob: "9ae0c1d2".repeat(5),
	near: "3f2a.-.91bc/0b1c/8c31/cut",
	cell: undefined,
};

describe("writeInfoString", () => {
	it("writes what DESIGN.md shows", () => {
		expect(writeInfoString(token, folder)).toBe(
			`ts tacit file=token.ts lines=12-24 symbol=TokenStore.refresh commit=${token.commit} blob=${token.blob} near=${token.near}`,
		);
	});

	it("says `.` for the folder itself, and puts a slash behind other folders", () => {
		const whole = { ...token, isFolder: true, lines: undefined };
		const written = (path: string) =>
			writeInfoString({ ...whole, path: path as RepoPath }, folder).split(
				" ",
			)[2];
		expect(written("src/auth")).toBe("file=.");
		expect(written("src/auth/jwt")).toBe("file=jwt/");
		expect(written("src")).toBe("file=../");
		expect(written("")).toBe("file=../../");
	});

	it("encodes what Markdown would read as marks, and leaves letters of all scripts bare", () => {
		const path = "src/auth/a b`c\"d'e%f&g\\h=i\tj-é-林.ts" as RepoPath;
		expect(writeInfoString({ ...token, path }, folder)).toContain(
			"file=a%20b%60c%22d%27e%25f%26g%5Ch%3Di%09j-é-林.ts lines",
		);
	});

	it("hands back the words that Tacit did not know", () => {
		const read = readInfoString("ts tacit file=a.ts colour=red flag", folder);
		expect(read?.kept).toEqual(["colour=red", "flag"]);
		expect(writeInfoString(token, folder, read?.kept)).toMatch(
			/ colour=red flag$/,
		);
	});

	it("calls a block without a language text", () => {
		expect(writeInfoString({ ...token, language: "" }, folder)).toMatch(
			/^text tacit /,
		);
	});
});

describe("readInfoString", () => {
	it("gives what was written, for any path and any text", () => {
		fc.assert(
			fc.property(
				anchorInfo,
				noteFolder,
				fc.array(word),
				(anchor, from, kept) => {
					// A file is not also a folder around the note.
					fc.pre(anchor.isFolder || !isWithin(anchor.path, from));
					const info = writeInfoString(anchor, from, kept);
					const read = readInfoString(info, from);
					expect(read?.anchor).toEqual(anchor);
					expect(read?.kept).toEqual(kept);
				},
			),
		);
	});

	it("gives what was written after remark has read and rewritten the block", () => {
		const processor = unified()
			.use(remarkParse)
			.use(remarkGfm)
			.use(remarkStringify)
			.freeze();
		fc.assert(
			fc.property(anchorInfo, noteFolder, (anchor, from) => {
				const info = writeInfoString(anchor, from);
				const text = `\`\`\`${info}\ncode\n\`\`\`\n`;
				const root = processor.parse(text);
				const code = root.children[0] as Code;
				expect(`${code.lang} ${code.meta}`).toBe(info);
				expect(processor.stringify(root)).toBe(text);
			}),
		);
	});

	it("takes no block whose second word is another", () => {
		for (const info of [
			"",
			"ts",
			"tacit",
			"tacit file=a",
			"ts tacit=1",
			"ts x tacit",
		])
			expect(readInfoString(info, folder)).toBeUndefined();
		expect(readInfoString(" \tts  tacit\t file=a ", folder)?.anchor?.path).toBe(
			"src/auth/a",
		);
	});

	it.each([
		"../../../etc/passwd",
		"/etc/passwd",
		"\\etc\\passwd",
		"C:/Windows",
		"C:\\Windows",
		"../..%2f../etc/passwd",
		"%2e%2e/%2e%2e/%2e%2e/x",
		"a%00.ts",
		"../../.git/config",
		"../../.GIT",
	])("refuses %s, which is not a file of the repository", (file) => {
		const read = readInfoString(`ts tacit file=${file}`, folder);
		expect(read?.anchor).toBeUndefined();
		expect(read?.problems).toMatchObject([
			{ code: "anchor-file-outside", severity: "warning" },
		]);
	});

	it("says of git's own folder what it is, not that it lies outside", () => {
		const read = readInfoString("ts tacit file=../../.git/config", folder);
		const [problem] = read?.problems ?? [];
		expect(english(problem?.expected ?? "")).toContain("git’s own folder");
	});

	it("says what is wrong, and leaves that part out", () => {
		const read = readInfoString(
			"ts tacit file=a.ts lines=9-3 commit=4f2c1e9 blob=xyz file=b.ts who=me tacit",
			folder,
		);
		expect(read?.anchor).toMatchObject({
			path: "src/auth/a.ts",
			lines: undefined,
			commit: undefined,
			blob: undefined,
		});
		expect(
			read?.problems.map(({ code, severity }) => [code, severity]),
		).toEqual([
			["anchor-key-repeated", "warning"],
			["anchor-key-unknown", "info"],
			["anchor-key-unknown", "info"],
			["anchor-lines-malformed", "warning"],
			["anchor-hash-malformed", "warning"],
			["anchor-hash-malformed", "warning"],
		]);
	});

	it("misses a file that is not given", () => {
		for (const info of ["ts tacit", "ts tacit file=", "ts tacit file"])
			expect(
				readInfoString(info, folder)?.problems.map(({ code }) => code),
			).toContain("anchor-file-missing");
	});

	it("takes text that is no percent encoding for itself", () => {
		expect(readInfoString("ts tacit file=100%.ts", folder)?.anchor?.path).toBe(
			"src/auth/100%.ts",
		);
	});

	it("has no lines for a folder", () => {
		const read = readInfoString("ts tacit file=. lines=1-2", folder);
		expect(read?.anchor).toMatchObject({ isFolder: true, lines: undefined });
		expect(read?.problems).toMatchObject([{ code: "anchor-lines-malformed" }]);
	});

	it("is not taken in by the names of object properties", () => {
		const read = readInfoString(
			"ts tacit file=a.ts __proto__=x constructor=y",
			folder,
		);
		expect(read?.kept).toEqual(["__proto__=x", "constructor=y"]);
	});

	it("takes no more than linear time", () => {
		for (const info of [
			`ts tacit ${"file=a ".repeat(30_000)}`,
			`ts tacit${" ".repeat(200_000)}x`,
			`${" ".repeat(200_000)}x`,
		])
			expect(processorTime(() => readInfoString(info, folder))).toBeLessThan(
				endlessMs,
			);
	});

	it("resolves every path that it gives inside the repository", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), noteFolder, (file, from) => {
				const path = readInfoString(`ts tacit file=${file}`, from)?.anchor
					?.path;
				// A folder may be called `C:`, which at the start of a text is a drive.
				if (path !== undefined) expect(parseRepoPath(`./${path}`)).toBe(path);
			}),
		);
	});
});

const word = fc
	.stringMatching(/^[a-z]{2,6}(?:=[^\s`]{0,6})?$/)
	.filter((text) => !/^(?:file|lines|symbol|commit|blob|cell)/.test(text));
