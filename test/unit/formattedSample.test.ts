import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { prepareText, splitLines } from "../../src/core/anchor/preparedText.ts";
import { quoteAt } from "../../src/core/anchor/quoteAt.ts";
import { inFile, relocate } from "../../src/core/anchor/relocate.ts";
import { noteFolderOf } from "../../src/core/notePath.ts";
import { parseRepoPath, type RepoPath } from "../../src/core/repoPath.ts";
import { scanNote } from "../../src/core/scan/scanNote.ts";
import { makeSample } from "../sample/makeSample.ts";

const require = createRequire(import.meta.url);
const prettier = require.resolve("prettier/bin/prettier.cjs");
const folder = mkdtempSync(path.join(tmpdir(), "tacit-formatted-"));

beforeAll(() => makeSample(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The text of every file of the sample. */
function textsNow(): ReadonlyMap<RepoPath, string> {
	return new Map(
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
}

/** Ways in which teams format, which change other parts of a note and of its quote. */
const styles = [
	{ style: "as prettier does by itself", options: [] },
	{
		style: "with wrapped prose, tabs and narrow code",
		options: ["--prose-wrap=always", "--print-width=44", "--use-tabs"],
	},
	{
		style: "with joined prose, other quotes and no semicolons",
		options: ["--prose-wrap=never", "--single-quote", "--no-semi"],
	},
] as const;

/** Where an anchor is found. */
interface FoundAnchor {
	/** The code stands there as the note quotes it. */
	readonly isCertain: boolean;
	/** The letters and digits on its lines, or on the likeliest ones, which no formatter changes; `lost` or `whole` without lines. */
	readonly code: string;
}

/** Every anchor of the notes among `texts`, by note and number. */
function anchorsIn(
	texts: ReadonlyMap<RepoPath, string>,
): ReadonlyMap<string, FoundAnchor> {
	const anchors = new Map<string, FoundAnchor>();
	for (const [file, text] of texts) {
		if (!isNote(file)) continue;
		const noteFolder = noteFolderOf({ path: file, visibility: "published" });
		if (noteFolder === undefined) continue;
		const { head, findings } = scanNote(text, { path: file, noteFolder });
		expect(findings, file).toEqual([]);
		for (const [index, anchor] of head?.anchors.entries() ?? []) {
			const code = prepareText(texts.get(anchor.path) ?? "");
			const quote = quoteAt(splitLines(text), anchor.noteLine);
			const found = relocate(anchor, quote, inFile(anchor.path, code));
			const place =
				found.state === "proposed"
					? found.candidates[0]
					: found.state === "attached"
						? found
						: undefined;
			anchors.set(`${file} ${index}`, {
				isCertain: found.state === "attached" && found.certainty === "unique",
				code: place
					? code.lines
							.slice(place.lines.start - 1, place.lines.end)
							.join("")
							.replaceAll(/\W/g, "")
					: found.state,
			});
		}
	}
	return anchors;
}

function isNote(file: string): boolean {
	return file.includes(".tacit/") && file.endsWith(".md");
}

describe.each(styles)(
	"a repository whose formatter also formats notes, $style",
	({ options }) => {
		const git = (...parameters: string[]) =>
			promisify(execFile)("git", parameters, { cwd: folder });

		afterEach(() => git("checkout", "--quiet", "--", "."));

		it.each([
			{ what: "code and notes", targets: ["."] },
			{ what: "notes alone", targets: ["**/.tacit/**/*.md"] },
		])(
			"keeps every anchor on its code, after prettier wrote $what anew",
			async ({ targets }) => {
				const files = textsNow();
				const before = anchorsIn(files);
				const certain = [...before.values()].filter(
					({ isCertain }) => isCertain,
				);
				expect(certain.length).toBeGreaterThan(5);
				// As a person runs it, without a list of what to leave alone.
				await promisify(execFile)(
					process.execPath,
					[prettier, ...options, "--write", ...targets],
					{ cwd: folder },
				);
				const formatted = textsNow();
				const rewritten = [...files].filter(
					([file, text]) => isNote(file) && formatted.get(file) !== text,
				);
				expect(rewritten.length).toBeGreaterThan(0);
				expect([...formatted.keys()].sort()).toEqual([...files.keys()].sort());
				const after = anchorsIn(formatted);
				expect([...after.keys()]).toEqual([...before.keys()]);
				for (const [anchor, { isCertain, code }] of before) {
					const now = after.get(anchor);
					if (isCertain) expect(now, anchor).toEqual({ isCertain, code });
					// Of code that was another before, a line that was broken off may be taken for a part.
					else expect(now?.code, anchor).toContain(code);
				}
			},
		);
	},
);
