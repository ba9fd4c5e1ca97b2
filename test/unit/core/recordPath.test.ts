import { describe, expect, it } from "vitest";
import { findRecordFolders } from "../../../src/combine/records/findRecordFolders.ts";
import { isRecordPath, recordLabel } from "../../../src/core/recordPath.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";

const records = [
	"docs/adr/0007-refresh-early.md",
	"doc/architecture/decisions/0001-record.md",
	"docs/architecture-decision-log/0001-record.md",
	"adr/use-postgres.md",
	"adr-001-use-adrs.md",
	"notes/0001-record-architecture-decisions.md",
	"api/architectural-decision-records/ODH-ADR-0001-x.md",
];

describe("a path that tells of a decision", () => {
	it.each([
		...records,
		"rfcs/0042-queues.md",
		"docs/0003-why-python.rst",
		"packages/core/docs/decisions/queue.adoc",
	])("is %s", (path) => expect(isRecordPath(path as RepoPath)).toBe(true));

	it.each([
		"docs/guide.md",
		"README.md",
		"src/decisions/choose.ts",
		"CHANGELOG.md",
		"src/2024-report.md",
		"docs/adr/diagram.png",
	])("is not %s", (path) => expect(isRecordPath(path as RepoPath)).toBe(false));

	it.each(records)("is that of every record that is read: %s", (path) => {
		const found = findRecordFolders([path as RepoPath], []);
		expect(found.flatMap(({ files }) => files)).toEqual([path]);
	});
});

describe("the name of a record's file", () => {
	it.each([
		["0012-use-go.md", "0012", 12, undefined, "use-go"],
		["ADR019-use-go.md", "ADR019", 19, undefined, "use-go"],
		["adr-007_use_go.md", "adr-007", 7, undefined, "use_go"],
		[
			"ODH-ADR-Operator-0009-api.md",
			"ODH-ADR-Operator-0009",
			9,
			undefined,
			"api",
		],
		["20200131-use-go.md", "20200131", undefined, "2020-01-31", "use-go"],
		["2020-01-31-use-go.md", "2020-01-31", undefined, "2020-01-31", "use-go"],
		["0001-use-go/README.md", "0001", 1, undefined, "use-go"],
		["7-use-go.md", "7", 7, undefined, "use-go"],
		["use-go.md", undefined, undefined, undefined, "use-go"],
		["4-day-work-week.md", undefined, undefined, undefined, "4-day-work-week"],
		[
			"2-factor-authentication/README.md",
			undefined,
			undefined,
			undefined,
			"2-factor-authentication",
		],
		["04-day-work-week.md", "04", 4, undefined, "day-work-week"],
		["README.md", undefined, undefined, undefined, "README"],
	])("%s says %s", (path, label, number, day, slug) => {
		expect(recordLabel(path as RepoPath)).toEqual({ label, number, day, slug });
	});
});
