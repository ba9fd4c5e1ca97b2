import { describe, expect, it } from "vitest";
import type { LineChange } from "../../../../src/core/lineage/lineage.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import {
	commentStatements,
	commitStatements,
	wordsOfCode,
} from "../../../../src/externalize/found/statements.ts";

const code = [
	"export function readArchive(): Rows {",
	"\treturn rowsOf(last);",
];

function said(message: string, lines: readonly string[] = code) {
	const change: LineChange = {
		change: {
			commit: {
				hash: "4f2c1e9a0b1c2d3e4f5061728394a5b6c7d8e9f0",
				author: { name: "Ada Lovelace", email: "ada@example.org" },
				date: "2024-03-01",
				message,
			},
			before: undefined,
			after: undefined,
		},
		share: 1,
		isOrigin: true,
	};
	return commitStatements(
		[change],
		new Map(),
		wordsOfCode(lines),
		undefined,
	)[0];
}

describe("what a commit says of lines", () => {
	it("is the reason in its message, with the sentence on which it leans", () => {
		const message =
			"Read the archive at night\n\nThe clock of the archive is two minutes slow. This means that we must wait, because rows would be lost otherwise.";
		expect(said(message)?.text).toBe(
			"The clock of the archive is two minutes slow. This means that we must wait, because rows would be lost otherwise.",
		);
	});

	it("is of a long message what speaks of the code", () => {
		const others = Array.from(
			{ length: 9 },
			(_, at) =>
				`Page ${at} is read twice, because the first answer may be empty.`,
		);
		const own =
			"The rows come last from readArchive, because the archive answers slowly.";
		expect(
			said(`Many things\n\n${[...others, own].join("\n")}`)?.text,
		).toContain(own);
		const about = said(`Many things\n\n${[...others, own].join("\n")}`);
		const notAbout = said(`Many things\n\n${others.join("\n")}`);
		expect(notAbout?.strength).toBeLessThan(about?.strength ?? 0);
	});

	it("counts less where the commit leaves what the code does as it was", () => {
		const reason =
			"It makes it easier to read, because types were hard to guess otherwise.";
		expect(said(`Add type hints\n\n${reason}`)?.strength).toBeLessThan(
			said(`Tell what comes back\n\n${reason}`)?.strength ?? 0,
		);
	});

	it("is the subject alone where no more is said in words", () => {
		const subject = "Answer at once while the archive is away";
		for (const body of [
			"Related issue: https://example.org/issues/3",
			"Before:\n\n    a\n\nAfter:\n\n    b",
			"old 737 249 -66.21% new 2330 454 -80.52%",
		])
			expect(said(`${subject}\n\n${body}`)?.text).toBe(subject);
	});
});

describe("what a comment says of lines", () => {
	const path = "src/archive.ts" as RepoPath;

	it("is looked at where it is less sure, too", () => {
		const text = [
			"// Never close it here on Windows, the caller needs it.",
			"// Read all rows of it.",
			...code,
			"}",
		].join("\n");
		const found = commentStatements(text, path, { start: 3, end: 5 });
		expect(found).toMatchObject([
			{
				text: "Never close it here on Windows, the caller needs it.",
				nearness: 1,
			},
		]);
		expect(found[0]?.strength).toBeLessThan(0.5);
	});
});
