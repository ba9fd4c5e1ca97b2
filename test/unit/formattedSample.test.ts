import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
		const files = textsNow();
		const before = statesIn(files);
		expect(
			[...before.values()].filter((state) => state === "attached").length,
		).toBeGreaterThan(10);
		// As a person runs it, without a list of what to leave alone.
		await promisify(execFile)(process.execPath, [prettier, "--write", "."], {
			cwd: folder,
		});
		const formatted = textsNow();
		const rewritten = [...files].filter(
			([file, text]) =>
				file.includes(".tacit/") && formatted.get(file) !== text,
		);
		expect(rewritten.length).toBeGreaterThan(0);
		expect([...formatted.keys()].sort()).toEqual([...files.keys()].sort());
		expect(statesIn(formatted)).toEqual(before);
	});
});
