import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DecisionRecord } from "../../../../src/combine/records/decisionRecord.ts";
import { readRecord } from "../../../../src/combine/records/readRecord.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const read = (name: string, ...lines: string[]) =>
	readRecord(`docs/adr/${name}` as RepoPath, `${lines.join("\n")}\n`);
const statusesOf = ({ statuses }: DecisionRecord) =>
	statuses.map(({ written, is }) => [written, is]);
const linksOf = ({ links }: DecisionRecord) =>
	links.map(({ is, named }) => `${is} ${named}`);
const codesOf = ({ findings }: DecisionRecord) =>
	findings.map(({ code }) => code);

const nygard = [
	"# 4. Use Go",
	"",
	"Date: 2020-03-01",
	"",
	"## Status",
	"",
	"Accepted",
	"",
	"Supercedes [1. Use Perl](0001-use-perl.md)",
	"",
	"## Context",
	"",
	"Perl is read by nobody.",
	"",
	"## Decision",
	"",
	"We write Go.",
	"",
	"## Consequences",
	"",
	"Everybody learns it.",
];

describe("a decision record", () => {
	it("is read in the format of adr-tools", () => {
		const record = read("0004-use-go.md", ...nygard);
		expect(record).toMatchObject({
			style: "nygard",
			label: "0004",
			number: 4,
			title: "Use Go",
			statuses: [{ written: "Accepted", is: "accepted", date: undefined }],
			date: "2020-03-01",
			links: [
				{
					is: "supersedes",
					written: "Supercedes",
					named: "0001-use-perl.md",
					lines: { start: 9, end: 9 },
				},
			],
			gist: "We write Go.",
			why: "Perl is read by nobody.",
			rejected: [],
			findings: [],
		});
	});

	it("is read the same whatever ends its lines, and with a byte order mark", () => {
		const plain = read("0004-use-go.md", ...nygard);
		const path = "docs/adr/0004-use-go.md" as RepoPath;
		expect(readRecord(path, `${nygard.join("\r\n")}\r\n`)).toEqual(plain);
		expect(readRecord(path, `${nygard.join("\r")}\r`)).toEqual(plain);
		expect(readRecord(path, `\ufeff${nygard.join("\n")}\n`)).toEqual(plain);
	});

	it("is read in the format of MADR 4", () => {
		const record = read(
			"0012-use-postgres.md",
			"---",
			'status: "superseded by ADR-0123"',
			"date: 2024-05-06",
			"decision-makers: [Ada Lovelace <ada@example.org>, Grace Hopper]",
			"---",
			"# Use Postgres",
			"",
			"## Context and Problem Statement",
			"",
			"Where do rows go?",
			"",
			"## Considered Options",
			"",
			"* Postgres",
			"* Mongo",
			"* Plain files",
			"",
			"## Decision Outcome",
			"",
			'Chosen option: "Postgres", because we know it.',
			"",
			"## Pros and Cons of the Options",
			"",
			"### Postgres",
			"",
			"* Bad, because it is big",
			"",
			"### Mongo",
			"",
			"* Good, because it is loose",
			"* Bad, because nobody",
			"  knows it",
			"* Bad, because of its licence",
		);
		expect(record).toMatchObject({
			style: "madr",
			title: "Use Postgres",
			statuses: [{ written: "superseded by ADR-0123", is: "superseded" }],
			date: "2024-05-06",
			people: [
				{ name: "Ada Lovelace", email: "ada@example.org" },
				{ name: "Grace Hopper", email: undefined },
			],
			links: [{ is: "superseded-by", named: "ADR-0123" }],
			gist: 'Chosen option: "Postgres", because we know it.',
			why: "Where do rows go?",
			rejected: [
				{ title: "Mongo", reason: "nobody knows it; of its licence" },
				{ title: "Plain files", reason: undefined },
			],
			findings: [],
		});
	});

	it("is read in the format of MADR 2", () => {
		const record = read(
			"0002-go.md",
			"# Go",
			"",
			"* Status: accepted <!-- optional -->",
			"* Deciders: Ada, Grace",
			"  and Joan",
			"* Date: 2019-10-17",
			"",
			"Technical Story: #12",
			"",
			"## Context and Problem Statement",
			"",
			"We need a language.",
			"",
			"## Links <!-- optional -->",
			"",
			"* Clarifies [ADR-0001](0001-perl.md)",
			"* [A page](https://example.org)",
		);
		expect(statusesOf(record)).toEqual([["accepted", "accepted"]]);
		expect(record.people.map(({ name }) => name)).toEqual([
			"Ada",
			"Grace",
			"Joan",
		]);
		expect(record.date).toBe("2019-10-17");
		expect(record.links).toMatchObject([
			{ is: "relates", written: "Clarifies", named: "0001-perl.md" },
		]);
	});

	it("is read in the format of log4brains", () => {
		const record = read(
			"20200101-use-go.md",
			"# Use Go",
			"",
			"- Status: superseded by [20210101-use-rust](20210101-use-rust.md)",
			"- Tags: language back-end",
		);
		expect(record).toMatchObject({
			style: "log4brains",
			label: "20200101",
			number: undefined,
			date: "2020-01-01",
			tags: ["language", "back-end"],
			statuses: [
				{
					written: "superseded by 20210101-use-rust",
					is: "superseded",
					date: undefined,
				},
			],
			links: [{ is: "superseded-by", named: "20210101-use-rust.md" }],
		});
	});

	it.each([
		["0004-use-go.md", "# 4. Use Go", "Use Go"],
		["0004-use-go.md", "# 4.   Use Go ##", "Use Go"],
		["0004-use-go.md", "# ADR-0004: Use Go", "Use Go"],
		["ADR019-x.md", "# ADR019 Use Go", "Use Go"],
		["ADR019-x.md", "# [ADR-19] Use Go", "Use Go"],
		["0004-x.md", "# 4 - Use Go", "Use Go"],
		["0004-x.md", "# 508 systems", "508 systems"],
		["0004-x.md", "# 3D printing: how", "3D printing: how"],
		["0004-x.md", "# 24: the series", "24: the series"],
		["0004-x.md", "4. Use Go\n=====", "Use Go"],
		["0004-use_the-go.md", "Only words.", "use the go"],
		["0004-use-go.md", "# ADR 4", "use go"],
	])("%s headed “%s” has the title “%s”", (name, heading, title) => {
		expect(read(name, heading, "", "Text.").title).toBe(title);
	});

	it.each([
		["Accepted.", "accepted"],
		["✅ Accepted", "accepted"],
		[":white_check_mark: **Accepted** on 2020-01-01", "accepted"],
		["`Rejected`", "rejected"],
		["> Approved", "accepted"],
		["Superceded by [2. X](0002-x.md)", "superseded"],
		["Superseded by ADR-0002", "superseded"],
		["DEPRECATED", "deprecated"],
		["![Accepted](https://img.shields.io/badge/a.svg)", "accepted"],
		["Pending", undefined],
		["Partly superseded", undefined],
		["Superseded in part by [2. X](0002-x.md)", undefined],
		["Accepted or Rejected", undefined],
		["Proposed | Accepted", undefined],
		["Not accepted", undefined],
		["Accepted?", undefined],
		["Depreciated", undefined],
	])("with “%s” below Status is %s", (words, is) => {
		const { statuses } = read("0001-x.md", "# X", "## Status", words);
		expect(statuses.at(-1)?.is).toBe(is);
	});

	it("shows an unknown status as it is written, and says so", () => {
		const record = read("0001-x.md", "# X", "", "## Status", "", "On *hold*");
		expect(statusesOf(record)).toEqual([["On hold", undefined]]);
		expect(record.findings).toMatchObject([
			{ code: "record-status-unknown", lines: { start: 3, end: 3 } },
		]);
	});

	it.each([
		["- **Status:** accepted"],
		["* **Status**: accepted"],
		["__Status__: accepted"],
		["**Status: accepted**"],
		["Status: accepted"],
		["| Status | accepted |"],
	])("has a status in “%s”", (line) => {
		expect(statusesOf(read("0001-x.md", "# X", "", line))).toEqual([
			["accepted", "accepted"],
		]);
	});

	it("has its statuses in the order of time", () => {
		const history = (...lines: string[]) =>
			read("0001-x.md", "# X", "", "## Status", "", ...lines).statuses;
		const upwards = history("2020-01-02 Proposed", "", "2020-02-03 Accepted");
		expect(upwards).toEqual([
			{ written: "2020-01-02 Proposed", is: "proposed", date: "2020-01-02" },
			{ written: "2020-02-03 Accepted", is: "accepted", date: "2020-02-03" },
		]);
		expect(
			history("- Accepted 2020-02-03", "- Proposed 2020-01-02").map(
				({ is }) => is,
			),
		).toEqual(["proposed", "accepted"]);
		expect(
			history("~~Accepted~~ Superseded by ADR-5").map(({ is }) => is),
		).toEqual(["accepted", "superseded"]);
		expect(
			history("| Date | Status |", "|---|---|", "| 2020-01-02 | Accepted |"),
		).toMatchObject([{ is: "accepted", date: "2020-01-02" }]);
	});

	it("takes no prose below its status for one", () => {
		const record = read(
			"0001-x.md",
			"# X",
			"## Status",
			"",
			"Rejected",
			"",
			"Note that this was never built.",
			"See the page of it.",
		);
		expect(statusesOf(record)).toEqual([["Rejected", "rejected"]]);
	});

	it.each([
		["2018-08-30; updated 2019-04-09", "2018-08-30", []],
		["25/12/2023", "2023-12-25", []],
		["12/25/2023", "2023-12-25", []],
		["03/04/2023", "2023-04-03", ["record-date"]],
		["8 January 2024", "2024-01-08", []],
		["March 3rd, 2021", "2021-03-03", []],
		["2018-11", undefined, ["record-date"]],
		["2023-02-30", undefined, ["record-date"]],
	])("of “%s” is of %s", (words, day, codes) => {
		const record = read(
			"0001-x.md",
			"# X",
			`Date: ${words}`,
			"## Status",
			"Accepted",
		);
		expect(record.date).toBe(day);
		expect(codesOf(record)).toEqual(codes);
	});

	it.each([
		["Supersedes [1. A](0001-a.md)", ["supersedes 0001-a.md"]],
		["Superseded by ADR-0012", ["superseded-by ADR-0012"]],
		["Superseded by 12", ["superseded-by 12"]],
		["Superceded by\n[2. B](0002-b.md)", ["superseded-by 0002-b.md"]],
		[
			"Superseded by [2](0002-b.md) and [3](0003-c.md).",
			["superseded-by 0002-b.md", "superseded-by 0003-c.md"],
		],
		["Replaced by [B][b]\n\n[b]: 0002-b.md", ["superseded-by 0002-b.md"]],
		["Accepted; amends [1](0001-a.md)", ["amends 0001-a.md"]],
		["Partly superseded by [2](0002-b.md)", ["amended-by 0002-b.md"]],
		["This in part supersedes [1](0001-a.md).", ["amends 0001-a.md"]],
		["Superseded", []],
		["Accepted on 2020-01-01", []],
	])("that says “%s” has the links %j", (words, links) => {
		expect(
			linksOf(read("0009-x.md", "# X", "## Status", ...words.split("\n"))),
		).toEqual(links);
	});

	it("keeps what a comment and a code block say out of it", () => {
		const record = read(
			"0001-x.md",
			"# X",
			"<!--",
			"## Status",
			"Rejected",
			"-->",
			"```",
			"## Status",
			"Deprecated",
			"```",
			"## Status",
			"Accepted <!-- or not -->",
		);
		expect(statusesOf(record)).toEqual([["Accepted", "accepted"]]);
	});

	it("is read where its front matter is no YAML, which is a finding", () => {
		const record = read(
			"0001-x.md",
			"---",
			"tag:Genome",
			"status: accepted: today",
			"---",
			"# X",
		);
		expect(record.title).toBe("X");
		expect(statusesOf(record)).toEqual([["accepted: today", "accepted"]]);
		expect(codesOf(record)).toEqual(["front-matter-syntax"]);
	});

	it("has the status as it is written where that is begun in YAML and never ended", () => {
		for (const status of ["[accepted", '"accepted', "{ is: accepted"]) {
			const record = read(
				"0001-x.md",
				"---",
				`status: ${status}`,
				"---",
				"# X",
			);
			expect(statusesOf(record)).toEqual([[status, undefined]]);
			expect(codesOf(record)).toEqual([
				"front-matter-syntax",
				"record-status-unknown",
			]);
		}
	});

	it("says of no option that it was rejected where the chosen one cannot be told", () => {
		const options = (outcome: string) =>
			read(
				"0001-x.md",
				"# X",
				"## Considered Options",
				"- Vite",
				"- Vite with plug-ins",
				"- Webpack",
				"## Decision Outcome",
				outcome,
			).rejected.map(({ title }) => title);
		expect(options("Nothing of all that.")).toEqual([]);
		expect(options("Chosen option: Vite")).toEqual([
			"Vite with plug-ins",
			"Webpack",
		]);
		expect(options("Chosen option: *Vite with plug-ins*, for now")).toEqual([
			"Vite",
			"Webpack",
		]);
	});

	it.each([
		[["* Good, because it is known", "* Bad, because it is slow"]],
		[
			[
				"* **Good, because:**",
				"  * known",
				"* **Bad, because:**",
				"  * it is slow",
			],
		],
		[["- `+` known", "- `-` it is slow"]],
		[["- ✅ known", "- ❌ it is slow"]],
		[["#### Pros", "- known", "#### Cons", "- it is slow"]],
		[["**Pros**:", "", "- known", "", "**Cons**:", "", "- it is slow"]],
	])("tells why an option was not taken by %j", (lines) => {
		const { rejected } = read(
			"0001-x.md",
			"# X",
			"## Considered Options",
			"- Go",
			"- Perl",
			"## Decision Outcome",
			"Chosen option: Go",
			"## Pros and Cons of the Options",
			"### Go",
			"- Bad, because new",
			"### Perl",
			...lines,
		);
		expect(rejected).toEqual([{ title: "Perl", reason: "it is slow" }]);
	});

	it("of 10 MB is read as far as it is looked at, which is a finding", () => {
		const text = `${nygard.join("\n")}\n${"word ".repeat(2_000_000)}`;
		const record = readRecord("docs/adr/0004-use-go.md" as RepoPath, text);
		expect(record.title).toBe("Use Go");
		expect(statusesOf(record)).toEqual([["Accepted", "accepted"]]);
		expect(codesOf(record)).toEqual(["too-large"]);
	});

	it("is read whatever it holds, in time that grows as its length", () => {
		const part = fc.oneof(
			fc.constantFrom(
				...[
					"# ",
					"## Status\n",
					"---\n",
					"```\n",
					"<!--",
					"-->",
					"| a ",
					"[",
					"](",
					")",
				],
				...[
					"Superseded by ",
					"ADR-1 ",
					"- ",
					"**",
					"draft, ",
					"`",
					"> ",
					"~~",
					"\r\n",
					"\n",
				],
				...[
					"## Considered Options\n",
					"## Decision Outcome\n",
					"Chosen option: ",
					"a-",
					"1",
				],
			),
			fc.string(),
		);
		fc.assert(
			fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
				const record = readRecord("0001-x.md" as RepoPath, parts.join(""));
				expect(record.title.includes("\n")).toBe(false);
			}),
		);
		const slow: string[] = [];
		for (const piece of [
			"[",
			"<!--",
			"- ",
			"> ",
			"| ",
			"**",
			"Superseded by ",
			"a-",
			"`",
			"[draft, ",
			"[x](",
			"1 ",
			"# \n",
			"---\n",
			"a\n===\n",
			"## Status\n",
			"- Status: ",
			"~~a",
			"ADR-1 ",
			"<!---->",
			"- x\n",
			"(",
			"\n",
		]) {
			const at = performance.now();
			readRecord(
				"0001-x.md" as RepoPath,
				`# X\n## Status\n${piece.repeat(1_000_000 / piece.length)}`,
			);
			// What grows with the square takes minutes.
			if (performance.now() - at > 8_000) slow.push(piece);
		}
		expect(slow).toEqual([]);
	});
});
