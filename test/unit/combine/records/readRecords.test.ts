import { describe, expect, it } from "vitest";
import { findRecordFolders } from "../../../../src/combine/records/findRecordFolders.ts";
import { readRecords } from "../../../../src/combine/records/readRecords.ts";
import type { RecordFinding } from "../../../../src/combine/records/recordFinding.ts";
import {
	readingOf,
	readRecordBytes,
} from "../../../../src/combine/records/recordReading.ts";
import { applySplices } from "../../../../src/core/markdown/splice.ts";
import { english } from "../../../../src/core/message.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const readAll = (texts: Readonly<Record<string, string>>) => {
	const paths = Object.keys(texts) as RepoPath[];
	const folders = findRecordFolders(paths, []);
	return readRecords(
		folders,
		new Map(paths.map((path) => [path, readingOf(path, texts[path] ?? "")])),
	);
};
const told = ({ code, file, lines }: RecordFinding) =>
	`${file.path.replace("doc/adr/", "")}:${lines.start} ${code}`;
const record = (title: string, ...status: string[]) =>
	[
		`# ${title}`,
		"",
		"## Status",
		"",
		...status,
		"",
		"## Context",
		"",
		"Why.",
		"",
		"## Decision",
		"",
		"What.",
		"",
	].join("\n");
const mended = (text: string, finding: RecordFinding | undefined) =>
	finding?.fix && applySplices(text, finding.fix.splices);

describe("the records of a repository", () => {
	it("are those in folders of their own, where most pages beside each other are records, and the others are told of", () => {
		const pages = {
			"examples/css/README.md": record("CSS", "Decided"),
			"examples/go/README.md": record("Go", "Accepted"),
			"examples/how/README.md": "# How\n\nTo do it.\n",
			"packages/one/README.md": "# One\n\n## Status\n\nBeta\n",
			"packages/two/README.md": record("Two", "Accepted"),
			"packages/three/README.md": "# Three\n",
		};
		const { records, findings } = readAll(pages);
		expect(records.map(({ path }) => path)).toEqual([
			"examples/css/README.md",
			"examples/go/README.md",
		]);
		expect(findings.map(told)).toEqual([
			"examples/css/README.md:3 record-status-unknown",
			"examples/how/README.md:1 record-unknown",
		]);
		// It has that name, which others could be given.
		expect(findings.map(({ expected }) => english(expected))[1]).toBe(
			"a title, a status and a decision",
		);
	});

	it("link to each other by path, number and slug", () => {
		const { records, findings } = readAll({
			"doc/adr/0001-a.md": record("1. A", "Superseded by ADR-0002"),
			"doc/adr/0002-b.md": record(
				"2. B",
				"Accepted",
				"",
				"Supersedes [1. A](0001-a.md)",
				"",
				"Superseded by 3",
			),
			"doc/adr/0003-c.md": record(
				"3. C",
				"Accepted",
				"",
				"Supersedes [b](doc/adr/0002-b.md)",
			),
		});
		expect(
			records.flatMap(({ links }) =>
				links.map(({ is, target }) => `${is} ${target}`),
			),
		).toEqual([
			"superseded-by doc/adr/0002-b.md",
			"supersedes doc/adr/0001-a.md",
			"superseded-by doc/adr/0003-c.md",
			"supersedes doc/adr/0002-b.md",
		]);
		expect(findings).toEqual([]);
	});

	it("with one number, no status, links to nowhere and in a circle are findings", () => {
		const { records, findings } = readAll({
			"doc/adr/0001-a.md": record("1. A", "Superseded by [9. X](0009-x.md)"),
			"doc/adr/0002-b.md": record("2. B"),
			"doc/adr/0002-c.md": record("2. C", "Accepted"),
			"doc/adr/0003-d.md": record(
				"3. D",
				"Superseded by ADR-4",
				"",
				"Supersedes ADR-4",
			),
			"doc/adr/0004-e.md": record(
				"4. E",
				"Superseded by ADR-3",
				"",
				"Supersedes ADR-3",
			),
			"doc/adr/0005-f.md": record("5. F", "Superseded by ADR-2"),
			"doc/adr/words.md": "# Words that we use\n\nMany.\n",
			"doc/adr/0006-g.adoc": "= G\n",
			"doc/adr/README.md": "# Records\n",
			"doc/adr/template.md": record("N. T", "Proposed"),
		});
		expect(records).toHaveLength(6);
		expect(findings.map(told)).toEqual([
			"0001-a.md:5 record-link-dangling",
			"0002-b.md:1 record-number-duplicate",
			"0002-b.md:3 record-status-missing",
			"0002-c.md:1 record-number-duplicate",
			"0003-d.md:5 record-cycle",
			"0005-f.md:5 record-link-ambiguous",
			"0006-g.adoc:1 record-unknown",
			"words.md:1 record-unknown",
		]);
	});

	it("may have any name, and what lies beside them says nothing", () => {
		const { records, findings } = readAll({
			"doc/adr/security.md": record("Encrypt all of it", "Accepted"),
			"doc/adr/use-go/README.md": record("Use Go", "Accepted"),
			"doc/adr/use-go/index.md": "# Pictures\n",
			"doc/adr/overview.md": "# What there is\n",
			"doc/adr/README.md": record("How we write them", "Accepted"),
		});
		expect(records.map(({ path }) => path)).toEqual([
			"doc/adr/security.md",
			"doc/adr/use-go/README.md",
		]);
		expect(findings).toEqual([]);
	});

	it("without a fault have no finding", () => {
		const { findings } = readAll({
			"doc/adr/0001-a.md": record("1. A", "Superceded by [2. B](0002-b.md)"),
			"doc/adr/0002-b.md": record(
				"2. B",
				"Accepted",
				"",
				"Supercedes [1. A](0001-a.md)",
			),
		});
		expect(findings).toEqual([]);
	});

	it("that cannot be read are findings", () => {
		const folders = findRecordFolders(
			["doc/adr/0001-a.md", "doc/adr/0002-b.md"] as RepoPath[],
			[],
		);
		const bytes: Readonly<Record<string, Uint8Array>> = {
			"doc/adr/0001-a.md": Uint8Array.of(1, 0, 2),
			"doc/adr/0002-b.md": Uint8Array.from(
				record("2. Caf\u00e9", "Accepted"),
				(mark) => mark.charCodeAt(0),
			),
		};
		const { records, findings } = readRecords(
			folders,
			new Map(
				Object.entries(bytes).map(([path, each]) => [
					path as RepoPath,
					readRecordBytes(path as RepoPath, each),
				]),
			),
		);
		expect(records[0]?.title).toBe("Caf\u00e9");
		expect(records.map(({ number }) => number)).toEqual([2]);
		expect(findings.map(told)).toEqual([
			"0001-a.md:1 encoding",
			"0002-b.md:1 encoding",
		]);
	});

	it("are told on which side supersession is missing, with the line in the folder's own style", () => {
		const old = record("1. A", "Accepted").replaceAll("\n", "\r\n");
		const { findings } = readAll({
			"doc/adr/0001-a.md": old,
			"doc/adr/0002-b.md": record(
				"2. B [draft]",
				"Accepted",
				"",
				"Supercedes [1. A](0001-a.md)",
			),
		});
		expect(findings.map(told)).toEqual(["0001-a.md:3 record-one-sided"]);
		expect(mended(old, findings[0])).toBe(
			old.replace(
				"Accepted\r\n",
				"Accepted\r\n\r\nSuperceded by [2. B draft](0002-b.md)\r\n",
			),
		);
	});

	it.each([
		[
			"---\nstatus: accepted\ndate: 2020-01-01\n---\n# A\n\n## Decision Outcome\n\nX\n",
			"status: superseded by ADR-0002",
		],
		[
			"# A\n\n* Status: accepted\n* Date: 2020-01-01\n\n## Decision Outcome\n\nX\n",
			"* Status: superseded by [ADR-0002](0002-b.md)",
		],
	])("mend the status of MADR in its own form", (old, line) => {
		const { findings } = readAll({
			"doc/adr/0001-a.md": old,
			"doc/adr/0002-b.md":
				"# B\n\n* Status: accepted\n\n## Decision Outcome\n\nX\n\n## Links\n\n* Supersedes [ADR-0001](0001-a.md)\n",
		});
		const finding = findings.find(({ code }) => code === "record-one-sided");
		expect(mended(old, finding)).toBe(
			old.replace(/^(?:\* S|s)tatus: accepted/m, line),
		);
	});

	it("whose status has not heard that they are superseded are told so", () => {
		const old =
			"# A\n\n- Status: accepted\n\n## Links\n\n- Superseded by [B](20210101-b.md)\n";
		const { findings } = readAll({
			"doc/adr/20200101-a.md": old,
			"doc/adr/20210101-b.md": "# B\n\n- Status: accepted\n",
		});
		expect(findings.map(told)).toEqual([
			"20200101-a.md:7 record-status-behind",
		]);
		expect(mended(old, findings[0])).toContain(
			"- Status: superseded by [20210101-b](20210101-b.md)\n",
		);
	});

	it("are told where a link's path is dead and its number is not", () => {
		const old = record("1. A", "Superseded by [2. B](0002-old-name.md)");
		const { records, findings } = readAll({
			"doc/adr/0001-a.md": old,
			"doc/adr/0002-b.md": record(
				"2. B",
				"Accepted",
				"",
				"Supersedes [1. A](0001-a.md)",
			),
		});
		expect(records[0]?.links[0]?.target).toBe("doc/adr/0002-b.md");
		expect(findings.map(told)).toEqual(["0001-a.md:5 record-link-dangling"]);
		expect(mended(old, findings[0])).toBe(
			old.replace("0002-old-name.md", "0002-b.md"),
		);
	});

	it("need no status where log4brains keeps them", () => {
		const path = "kept/20200101-a.md" as RepoPath;
		const folders = findRecordFolders(
			[path],
			[
				{
					path: ".log4brains.yml" as RepoPath,
					text: "project:\n  adrFolder: ./kept\n",
				},
			],
		);
		expect(
			readRecords(
				folders,
				new Map([[path, readingOf(path, "# A\n\nText.\n")]]),
			),
		).toMatchObject({ records: [{ title: "A", statuses: [] }], findings: [] });
	});
});
