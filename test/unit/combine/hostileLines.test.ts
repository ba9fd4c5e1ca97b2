import { expect, it } from "vitest";
import { mergeText } from "../../../src/combine/merge/mergeText.ts";
import { readRecord } from "../../../src/combine/records/readRecord.ts";
import { fieldIn } from "../../../src/combine/records/recordFields.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import { mentionIn } from "../../../src/externalize/found/records.ts";
import { expectTame } from "../../support/expectTame.ts";

const record = "docs/adr/0001-a.md" as RepoPath;
const code = "src/a.ts" as RepoPath;

it("A list that ends as none is merged soon", () => {
	const settings = { ours: "ours", theirs: "theirs", markSize: 7 };
	const other = "- b\n";
	expectTame(
		(length) => `${"* a\n".padEnd(length, "  *\n")}\n`,
		(ours) =>
			mergeText({ base: "", ours: `${ours}x\n`, theirs: other }, settings),
		2_000,
	);
});

it("A field of a record is told from a line of white space soon", () => {
	for (const end of ["", "A", "Status", "Status:", "|"])
		expectTame(
			(length) => `|${"\t".repeat(length)}${end}`,
			// A record has many lines.
			(line) => Array.from({ length: 100 }, () => fieldIn(line)),
			2_000,
		);
	expect(fieldIn("- **Status:**     accepted   |")).toMatchObject({
		value: "accepted",
	});
});

it("A record of lines that nobody wrote by hand is read soon", () => {
	for (const piece of ["\t", "|", "\t|", ": ", "- "])
		expectTame(
			(length) =>
				`# A\n\n## Status\n\nAccepted\n${piece.repeat(length)}x\n${"\t".repeat(length)}${"|".repeat(length)}x\n`,
			(text) => readRecord(record, text),
			10_000,
		);
});

it("A record is read soon whatever stands in its title, front matter, sections, options and links", () => {
	const texts: readonly ((line: string) => string)[] = [
		(line) => `a${line}\n===\n\n${line}!\n`,
		(line) => `---\nstatus: ${line}!\ntags: [${line}]\n---\n# A\n`,
		(line) =>
			`# A\n\n## Considered Options\n\n* ${line}!\n* B\n\n## Decision Outcome\n\nChosen option: "${line}!", because ${line}!\n\n## Pros and Cons of the Options\n\n### ${line}!\n\n* Bad, because ${line}!\n`,
		(line) => `# A\n\n## Links\n\n- ${line}!\n- [B](b.md) ${line}!\n`,
	];
	for (const textOf of texts)
		for (const piece of [" ", "\t", ".", "a/b.c "])
			expectTame(
				(length) => textOf(piece.repeat(Math.ceil(length / piece.length))),
				(text) => readRecord(record, text),
				20_000,
			);
});

it("The title of what names a file is found soon", () => {
	expectTame(
		(length) =>
			`src/a.ts\n# a${"\t".repeat(length)}b${"\t".repeat(length)}\v\n`,
		(text) => mentionIn(record, text, code),
		30_000,
	);
	expect(mentionIn(record, "# Use a  ##\n\nsrc/a.ts\n", code)?.title).toBe(
		"Use a",
	);
});
