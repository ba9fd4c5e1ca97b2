import { describe, expect, it } from "vitest";
import type { RecordSource } from "../../../../src/combine/records/checkRecords.ts";
import { findRecordFolders } from "../../../../src/combine/records/findRecordFolders.ts";
import { readRecords } from "../../../../src/combine/records/readRecords.ts";
import { readingOf } from "../../../../src/combine/records/recordReading.ts";
import { composeRecord } from "../../../../src/combine/recordWriting/composeRecord.ts";
import {
	recordForm,
	templateAmong,
} from "../../../../src/combine/recordWriting/recordForm.ts";
import { supersedeRecord } from "../../../../src/combine/recordWriting/supersedeRecord.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

type Files = Readonly<Record<string, string>>;

function sourcesOf(files: Files): readonly RecordSource[] {
	const folders = findRecordFolders(Object.keys(files) as RepoPath[], []);
	return folders.flatMap((folder) =>
		folder.files.flatMap((path) => {
			const source = files[path] as string;
			const reading = readingOf(path, source);
			return "refused" in reading
				? []
				: [
						{
							folder,
							source,
							record: reading.record,
							dayOrder: reading.dayOrder,
						},
					];
		}),
	);
}

function readAgain(files: Files) {
	const paths = Object.keys(files) as RepoPath[];
	return readRecords(
		findRecordFolders(paths, []),
		new Map(
			paths.map((path) => [path, readingOf(path, files[path] as string)]),
		),
	);
}

function write(
	files: Files,
	rest: { readonly template?: string; readonly supersedes?: string } = {},
) {
	const sources = sourcesOf(files);
	const old = sources.find(({ record }) => record.path === rest.supersedes);
	const form = recordForm({
		folder: "doc/adr" as RepoPath,
		sources,
		template: rest.template,
	});
	const made = composeRecord(form, {
		...{ title: "Use Rust", number: 12, date: "2026-11-27" },
		people: [{ name: "Ada Lovelace", email: "ada@example.org" }],
		...{ state: "accepted", promoted: undefined },
	});
	if (!old)
		return {
			path: made.path,
			text: made.text,
			all: { ...files, [made.path]: made.text },
		};
	const { young, old: changed } = supersedeRecord(made, old, sources);
	const all = {
		...files,
		[made.path]: young,
		...(changed === undefined ? {} : { [old.record.path]: changed }),
	};
	return { path: made.path, text: young, all };
}

const nygard = (number: number, title: string, status = "Accepted") =>
	`# ${number}. ${title}\n\nDate: 2026-01-01\n\n## Status\n\n${status}\n\n## Context\n\nSlow.\n\n## Decision\n\nWe do.\n\n## Consequences\n\nNone.\n`;
const adrTools: Files = {
	"doc/adr/0001-record-architecture-decisions.md": nygard(
		1,
		"Record architecture decisions",
	),
	"doc/adr/0011-use-go.md": nygard(11, "Use Go"),
};
const madr: Files = {
	"doc/adr/0001-use-madr.md":
		'---\nstatus: accepted\ndate: 2026-01-01\n---\n\n# Use MADR\n\n## Context and Problem Statement\n\nHow?\n\n## Considered Options\n\n* MADR\n* None\n\n## Decision Outcome\n\nChosen option: "MADR", because it is short.\n',
};
const log4brains: Files = {
	"doc/adr/20260101-use-go.md":
		'# Use Go\n\n- Status: accepted\n- Deciders: Ada\n- Date: 2026-01-01\n\n## Context and Problem Statement\n\nHow?\n\n## Decision Outcome\n\nChosen option: "Go", because it is quick.\n',
};
const prefixed: Files = {
	"doc/adr/ADR010-use-go.md": nygard(10, "X").replace(
		"# 10. X",
		"# ADR010: Use Go",
	),
	"doc/adr/ADR011-use-c.md": nygard(11, "X").replace(
		"# 11. X",
		"# ADR011: Use C",
	),
};

describe("A new decision record", () => {
	it("is written as its folder writes them, and read back as what it says", () => {
		for (const [files, path, heading] of [
			[adrTools, "doc/adr/0012-use-rust.md", "# 12. Use Rust"],
			[madr, "doc/adr/0012-use-rust.md", "# Use Rust"],
			[log4brains, "doc/adr/20261127-use-rust.md", "# Use Rust"],
			[prefixed, "doc/adr/ADR012-use-rust.md", "# ADR012: Use Rust"],
			[{}, "doc/adr/0012-use-rust.md", "# Use Rust"],
		] as const) {
			const made = write(files);
			expect(made.path).toBe(path);
			expect(made.text.split("\n")).toContain(heading);
			const { records } = readAgain(made.all);
			const record = records.find((each) => each.path === path);
			expect(record).toMatchObject({ title: "Use Rust", date: "2026-11-27" });
			expect(record?.statuses.map(({ is }) => is)).toEqual(["accepted"]);
		}
	});

	it("has the folder's own words for its status", () => {
		expect(write(adrTools).text).toContain("\nAccepted\n");
		expect(write(madr).text).toContain("\nstatus: accepted\n");
		const loud = Object.fromEntries(
			Object.entries(adrTools).map(([path, text]) => [
				path,
				text.replace("Accepted", "PROPOSED"),
			]),
		);
		expect(write(loud).text).toContain("\nACCEPTED\n");
	});

	it("begins with the folder's template", () => {
		const template =
			"# NUMBER. TITLE\n\n## Status\n\nSTATUS\n\n## Who to ask\n";
		expect(write(adrTools, { template }).text).toBe(
			"# 12. Use Rust\n\n## Status\n\nAccepted\n\n## Who to ask\n",
		);
		expect(
			templateAmong([
				"doc/adr/README.md",
				"doc/adr/template-bare.md",
				"doc/adr/template.md",
			] as RepoPath[]),
		).toBe("doc/adr/template.md");
	});
});

describe("A record that supersedes another", () => {
	it("is named by it and names it, in each folder's own way, and nothing is left to mend", () => {
		for (const [files, supersedes, words] of [
			[
				adrTools,
				"doc/adr/0011-use-go.md",
				"Superceded by [12. Use Rust](0012-use-rust.md)",
			],
			[madr, "doc/adr/0001-use-madr.md", "status: superseded by ADR-0012"],
			[
				log4brains,
				"doc/adr/20260101-use-go.md",
				"- Status: superseded by [20261127-use-rust](20261127-use-rust.md)",
			],
			[
				prefixed,
				"doc/adr/ADR011-use-c.md",
				"Superceded by [ADR012: Use Rust](ADR012-use-rust.md)",
			],
		] as const) {
			const made = write(files, { supersedes });
			const old = (made.all as Files)[supersedes] as string;
			expect(old.split("\n")).toContain(words);
			const { records, findings } = readAgain(made.all);
			expect(findings).toEqual([]);
			const young = records.find(({ path }) => path === made.path);
			expect(young?.links).toEqual([
				expect.objectContaining({ is: "supersedes", target: supersedes }),
			]);
			expect(
				records.find(({ path }) => path === supersedes)?.statuses.at(-1)?.is,
			).toBe("superseded");
		}
	});

	it("takes the place of a plain word, and is added to a status that says more", () => {
		const path = "doc/adr/0011-use-go.md";
		const plain = write(adrTools, { supersedes: path }).all as Files;
		expect(plain[path]).toBe(
			nygard(11, "Use Go", "Superceded by [12. Use Rust](0012-use-rust.md)"),
		);
		const more = {
			...adrTools,
			[path]: nygard(11, "Use Go", "Accepted\n\nAmends [1. X](0001-x.md)"),
		};
		expect((write(more, { supersedes: path }).all as Files)[path]).toContain(
			"Accepted\n\nAmends [1. X](0001-x.md)\n\nSuperceded by [12. Use Rust](0012-use-rust.md)\n",
		);
	});

	it("spells it as the folder does", () => {
		const files = {
			...adrTools,
			"doc/adr/0002-use-c.md": nygard(
				2,
				"Use C",
				"Superseded by [11. Use Go](0011-use-go.md)",
			),
		};
		const made = write(files, {
			supersedes: "doc/adr/0001-record-architecture-decisions.md",
		});
		expect(made.text).toContain(
			"Supersedes [1. Record architecture decisions](0001-record-architecture-decisions.md)",
		);
	});
});
