import { expect, it } from "vitest";
import { keepSame } from "../../../../src/combine/records/keepSame.ts";
import { readRecords } from "../../../../src/combine/records/readRecords.ts";
import { readingOf } from "../../../../src/combine/records/recordReading.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const record = (number: number, title: string, more = "") =>
	`# ${number}. ${title}\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n${more}\n## Decision\n\nWe do.\n`;

function recordsOf(texts: Readonly<Record<string, string>>) {
	const files = Object.keys(texts).map((name) => `doc/adr/${name}` as RepoPath);
	return readRecords(
		[
			{
				folder: "doc/adr" as RepoPath,
				...{ isTold: false, isLog4brains: false, files },
				...{ others: [], foreign: [] },
			},
		],
		new Map(
			Object.values(texts).map((text, at) => {
				const path = files[at] as RepoPath;
				return [path, readingOf(path, text)] as const;
			}),
		),
	).records;
}

it("keeps the records that say what they said, and takes those that changed, by their links too", () => {
	const link = "\nSuperseded by [3](0003-three.md)\n";
	const texts = {
		"0001-one.md": record(1, "One"),
		"0002-two.md": record(2, "Two", link),
	};
	const before = recordsOf(texts);
	expect(keepSame(before, recordsOf(texts))).toEqual(before);
	keepSame(before, recordsOf(texts)).forEach((each, at) => {
		expect(each).toBe(before[at]);
	});
	const now = recordsOf({ ...texts, "0003-three.md": record(3, "Three") });
	const kept = keepSame(before, now);
	expect(kept).toEqual(now);
	expect(kept[0]).toBe(before[0]);
	expect(kept[1]).toBe(now[1]);
	expect(kept[1]?.links[0]?.target).toBe("doc/adr/0003-three.md");
});
