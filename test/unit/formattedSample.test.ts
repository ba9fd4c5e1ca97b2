import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { format, getFileInfo } from "prettier";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareText, splitLines } from "../../src/core/anchor/preparedText.ts";
import { quoteAt } from "../../src/core/anchor/quoteAt.ts";
import { inFile, relocate } from "../../src/core/anchor/relocate.ts";
import { noteFolderOf } from "../../src/core/notePath.ts";
import { parseRepoPath, type RepoPath } from "../../src/core/repoPath.ts";
import { scanNote } from "../../src/core/scan/scanNote.ts";
import { makeSample } from "../sample/makeSample.ts";

const folder = mkdtempSync(path.join(tmpdir(), "tacit-formatted-"));
let files: ReadonlyMap<RepoPath, string>;

beforeAll(async () => {
	await makeSample(folder);
	files = new Map(
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) =>
				path.relative(folder, path.join(entry.parentPath, entry.name)),
			)
			.filter((file) => !file.startsWith(".git/"))
			.flatMap((file) => {
				const repoPath = parseRepoPath(file.split(path.sep).join("/"));
				return repoPath === undefined
					? []
					: [[repoPath, readFileSync(path.join(folder, file), "utf8")]];
			}),
	);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every anchor of the notes among `texts`, by note and number, with the state in which it is found there. */
function statesIn(texts: ReadonlyMap<RepoPath, string>): Map<string, string> {
	const states = new Map<string, string>();
	for (const [file, text] of texts) {
		if (!file.includes(".tacit/") || !file.endsWith(".md")) continue;
		const noteFolder = noteFolderOf({ path: file, visibility: "published" });
		if (noteFolder === undefined) continue;
		const { head, findings } = scanNote(text, { path: file, noteFolder });
		expect(findings, file).toEqual([]);
		for (const [index, anchor] of head?.anchors.entries() ?? []) {
			const code = texts.get(anchor.path) ?? "";
			const quote = quoteAt(splitLines(text), anchor.noteLine);
			const { state } = relocate(
				anchor,
				quote,
				inFile(anchor.path, prepareText(code)),
			);
			states.set(`${file} ${index}`, state);
		}
	}
	return states;
}

describe("a repository whose formatter also formats notes", () => {
	it("keeps every anchor where it was, after prettier wrote everything anew", async () => {
		const before = statesIn(files);
		expect(
			[...before.values()].filter((state) => state === "attached").length,
		).toBeGreaterThan(10);
		const formatted = new Map<RepoPath, string>();
		let rewritten = 0;
		for (const [file, text] of files) {
			const { inferredParser } = await getFileInfo(path.join(folder, file));
			const after = inferredParser
				? await format(text, { filepath: file })
				: text;
			if (after !== text && file.includes(".tacit/")) rewritten++;
			formatted.set(file, after);
		}
		expect(rewritten).toBeGreaterThan(0);
		expect(statesIn(formatted)).toEqual(before);
	}, 60_000);
});
