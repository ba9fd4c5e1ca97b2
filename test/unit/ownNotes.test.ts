import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { prepareText, splitLines } from "../../src/core/anchor/preparedText.ts";
import { quoteAt } from "../../src/core/anchor/quoteAt.ts";
import { inFile, relocate } from "../../src/core/anchor/relocate.ts";
import { noteFolderOf } from "../../src/core/notePath.ts";
import { parseRepoPath } from "../../src/core/repoPath.ts";
import { scanNote } from "../../src/core/scan/scanNote.ts";
import { projectFolder } from "../support/cacheFolder.ts";

const read = (file: string) =>
	readFileSync(path.join(projectFolder, file), "utf8");
const notes = execFileSync(
	"git",
	["ls-files", "-z", "-co", "--exclude-standard", "--", "src/**/.tacit/*.md"],
	{ cwd: projectFolder, encoding: "utf8" },
)
	.split("\0")
	.filter((file) => file !== "");

describe("Tacit's own notes", () => {
	it("are there", () => {
		expect(notes.length).toBeGreaterThan(3);
	});

	it.each(notes)(
		"%s is well formed and points to code that stands there",
		(file) => {
			const notePath = parseRepoPath(file);
			const noteFolder =
				notePath && noteFolderOf({ path: notePath, visibility: "published" });
			if (notePath === undefined || noteFolder === undefined)
				throw new Error(`${file} is no note`);
			const text = read(file);
			const { head, findings } = scanNote(text, { path: notePath, noteFolder });
			expect(findings).toEqual([]);
			for (const anchor of head?.anchors ?? []) {
				if (anchor.isFolder) continue;
				const quote = quoteAt(splitLines(text), anchor.noteLine);
				expect(
					relocate(
						anchor,
						quote,
						inFile(anchor.path, prepareText(read(anchor.path))),
					),
				).toMatchObject({ state: "attached", certainty: "unique" });
			}
		},
	);
});
