import { describe, expect, it } from "vitest";
import { parseNote } from "../../../../src/core/markdown/parseNote.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { endlessMs, processorTime } from "../../../support/processorTime.ts";

const at = {
	path: "src/auth/.tacit/refresh-before-expiry.k3f9q2mx.md" as RepoPath,
	noteFolder: "src/auth" as RepoPath,
};
const note = `---
id: k3f9q2mx
kind: decision
status: accepted
by:
  - Ada Lovelace <ada@example.org>
date: 2026-11-22
colour: red # unknown keys are kept
---

# Refresh tokens *before* they expire

A 401 in the middle of an upload loses the upload.

## Rejected

- Retry once on 401.

\`\`\`ts tacit file=token.ts lines=12-13 symbol=TokenStore.refresh
  async refresh() {

\`\`\`

\`\`\`ts tacit file=jwt/
\`\`\`

## Discussion

### Grace Hopper <grace@example.org>, 2026-11-23

Why not *both*?

### 2026-11-24

Because.

### A heading in the answer

More.
`;
const anchor = "\n```ts tacit file=a.ts\n```\n";
const codes = (text: string, path = at.path) =>
	parseNote(text, { ...at, path }).findings.map(
		({ code, severity, lines }) => `${lines.start} ${severity} ${code}`,
	);
const withFields = (...lines: string[]) =>
	`---\nid: k3f9q2mx\n${lines.map((line) => `${line}\n`).join("")}---\n\n# T\n${anchor}`;

describe("parseNote", () => {
	it("reads every part of a note", () => {
		const parsed = parseNote(note, at);
		expect(parsed.findings).toEqual([]);
		expect(parsed.head).toEqual({
			id: "k3f9q2mx",
			kind: "decision",
			status: "accepted",
			title: "Refresh tokens *before* they expire",
			by: [{ name: "Ada Lovelace", email: "ada@example.org" }],
			date: "2026-11-22",
			tags: [],
			supersedes: [],
			relates: [],
			from: [],
			until: undefined,
			confirmed: undefined,
			moment: undefined,
			trial: undefined,
			anchors: [
				{
					path: "src/auth/token.ts",
					lines: { start: 12, end: 13 },
					isFolder: false,
					language: "ts",
					symbol: "TokenStore.refresh",
					commit: undefined,
					blob: undefined,
					near: undefined,
					cell: undefined,
					noteLine: 19,
				},
				{
					path: "src/auth/jwt",
					lines: undefined,
					isFolder: true,
					language: "ts",
					symbol: undefined,
					commit: undefined,
					blob: undefined,
					near: undefined,
					cell: undefined,
					noteLine: 24,
				},
			],
		});
		expect(parsed.quotes).toEqual([
			{ lines: ["  async refresh() {", ""] },
			{ lines: [] },
		]);
		expect(parsed.prose).toEqual({
			source:
				"A 401 in the middle of an upload loses the upload.\n\n## Rejected\n\n- Retry once on 401.",
			lead: "A 401 in the middle of an upload loses the upload.",
			sections: [
				{ heading: "Rejected", depth: 2, source: "- Retry once on 401." },
			],
		});
		expect(parsed.body).toBe(
			`# Refresh tokens *before* they expire\n\n${parsed.prose.source}`,
		);
		expect(parsed.discussion).toEqual([
			{
				by: { name: "Grace Hopper", email: "grace@example.org" },
				date: "2026-11-23",
				text: "Why not *both*?",
			},
			{
				by: undefined,
				date: "2026-11-24",
				text: "Because.\n\n### A heading in the answer\n\nMore.",
			},
		]);
	});

	it("reads the same with CRLF, a byte order mark, and without a final line end", () => {
		const expected = parseNote(note, at);
		const other = `\ufeff${note.trimEnd().replaceAll("\n", "\r\n")}`;
		const parsed = parseNote(other, at);
		expect(parsed.head).toEqual(expected.head);
		expect(parsed.quotes).toEqual(expected.quotes);
		expect(parsed.findings).toEqual([]);
		expect(parsed.body).toBe(expected.body.replaceAll("\n", "\r\n"));
		expect(parsed.discussion.map(({ by }) => by)).toEqual(
			expected.discussion.map(({ by }) => by),
		);
	});

	it("takes only blocks for anchors that stand by themselves in the first column", () => {
		const text = `---
id: k3f9q2mx
---
# T

- \`\`\`ts tacit file=list.ts
  \`\`\`

> \`\`\`ts tacit file=quote.ts
> \`\`\`

 \`\`\`ts tacit file=indented.ts
 \`\`\`

\`\`\`\`md
\`\`\`ts tacit file=inner.ts
\`\`\`
\`\`\`\`

<!--
\`\`\`ts tacit file=comment.ts
\`\`\`
-->

\`\`\`ts not tacit file=word.ts
\`\`\`

~~~py tacit file=tilde.py
~~~
`;
		expect(parseNote(text, at).head?.anchors.map(({ path }) => path)).toEqual([
			"src/auth/tilde.py",
		]);
	});

	it("reads ids as text, whatever YAML would make of them", () => {
		for (const id of [
			"12345678",
			"1e5",
			"0x1f",
			"2026-11-22",
			"true",
			"K3F9Q2MX",
			"k3f9q2m",
		])
			expect(codes(`---\nid: ${id}\n---\n# T\n${anchor}`), id).toEqual([
				"2 error id-malformed",
			]);
		for (const id of ["", " null", " ~"])
			expect(codes(`---\nid:${id}\n---\n# T\n${anchor}`), id).toEqual([
				"2 error id-missing",
			]);
		expect(codes(`---\nid: "k3f9q2mx"\n---\n# T\n${anchor}`)).toEqual([]);
	});

	it("prefers the id of the front matter to that of the file's name", () => {
		const path = "src/auth/.tacit/x.mx2q9f3k.md" as RepoPath;
		expect(parseNote(note, { ...at, path }).head?.id).toBe("k3f9q2mx");
		expect(codes(note, path)).toEqual(["2 warning id-file-name"]);
	});

	it("says nothing of Markdown that is no note, unless it has an id", () => {
		for (const path of ["src/auth/.tacit/README.md", "src/auth/.tacit/x.md"]) {
			expect(codes("# Hello\n", path as RepoPath)).toEqual([]);
			expect(codes("---\ntitle: x\n---\n", path as RepoPath)).toEqual([]);
			expect(codes(note, path as RepoPath)).toEqual(["2 error note-name"]);
		}
	});

	it.each([
		["", ["1 error front-matter-missing"]],
		["# T\n", ["1 error front-matter-missing"]],
		[" ---\nid: k3f9q2mx\n---\n", ["1 error front-matter-missing"]],
		["---\nid: k3f9q2mx\n", ["1 error front-matter-unclosed"]],
		[
			"---\nid: [k3\n---\n# T\n",
			["1 error anchor-missing", "2 error front-matter-syntax"],
		],
		[
			"---\n- id\n---\n# T\n",
			["1 error anchor-missing", "2 error front-matter-syntax"],
		],
		[
			"---\nid: k3f9q2mx\nid: k3f9q2mx\n---\n# T\n",
			["1 error anchor-missing", "3 error front-matter-syntax"],
		],
		["---\nid: k3f9q2mx\n---\n# T\n", ["1 error anchor-missing"]],
		[
			"---\nid: k3f9q2mx\n---\n# T\n\n```ts tacit file=../../../etc/passwd\n```\n",
			["6 warning anchor-file-outside", "6 error anchor-missing"],
		],
	])("does not take for a note: %j", (text, expected) => {
		const parsed = parseNote(text, at);
		expect(parsed.head).toBeUndefined();
		expect(codes(text)).toEqual(expected);
	});

	it.each([
		["kind: Decision", "kind-unknown", { kind: "why" }],
		["kind: [why]", "field-type", { kind: "why" }],
		["status: done", "status-unknown", { status: undefined }],
		["status: open", "status-of-kind", { status: undefined }],
		["date: 22.11.2026", "date-malformed", { date: undefined }],
		["date: 2026-02-29", "date-malformed", { date: undefined }],
		["by: {name: Ada}", "field-type", { by: [] }],
		["tags: [[a], b]", "field-type", { tags: ["b"] }],
		["relates: [x, k3f9q2mx]", "id-malformed", { relates: ["k3f9q2mx"] }],
		["until: [2027-01-01]", "field-type", { until: undefined }],
		["try: rm -rf /", "field-type", { trial: undefined }],
		["try: test ../../../a.ts", "field-type", { trial: undefined }],
	])("goes on with a default after %s", (line, code, rest) => {
		const parsed = parseNote(withFields(line), at);
		expect(codes(withFields(line))).toEqual([`3 warning ${code}`]);
		expect(parsed.head).toMatchObject(rest);
	});

	it("takes a single text where a list may stand", () => {
		const text = withFields(
			"by: Ada",
			"tags: one",
			"from: x",
			"supersedes: k3f9q2mx",
		);
		expect(parseNote(text, at)).toMatchObject({
			findings: [],
			head: {
				by: [{ name: "Ada" }],
				tags: ["one"],
				from: ["x"],
				supersedes: ["k3f9q2mx"],
			},
		});
	});

	it("takes the words of the file's name where there is no title", () => {
		for (const title of ["", "#\n", "# ##\n", "## Section\n", "- # Item\n"]) {
			const parsed = parseNote(`---\nid: k3f9q2mx\n---\n${title}${anchor}`, at);
			expect(parsed.head?.title, title).toBe("refresh before expiry");
			expect(parsed.findings, title).toMatchObject([{ code: "title-missing" }]);
		}
	});

	it.each([
		["# Title #\n", "Title"],
		["#\tTitle\t##\t\n", "Title"],
		["# Title \\#\n", "Title \\#"],
		["# Title#\n", "Title#"],
		["  # Title\n", "Title"],
		["Two\n  lines\n===\n", "Two lines"],
	])("reads the title of %j", (source, title) => {
		const text = `---\nid: k3f9q2mx\n---\n\n${source}${anchor}`;
		expect(parseNote(text, at).head?.title).toBe(title);
	});

	it("warns of a block without an end, and reads it", () => {
		const parsed = parseNote(withFields().replace(/```\n$/, "code"), at);
		expect(parsed.findings).toMatchObject([
			{
				code: "anchor-unclosed",
				severity: "warning",
				lines: { start: 7, end: 7 },
			},
		]);
		expect(parsed.quotes).toEqual([{ lines: ["code"] }]);
	});

	it("warns of what a merge left behind", () => {
		const text = withFields().replace(
			"# T",
			"# T\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other",
		);
		expect(parseNote(text, at).findings).toMatchObject([
			{ code: "conflict-markers", lines: { start: 7, end: 11 } },
		]);
	});

	it("survives YAML that grows, nests or repeats without end", () => {
		const bomb = [
			"a: &a [x,x]",
			..."bcdefghij"
				.split("")
				.map(
					(key, index) =>
						`${key}: &${key} [*${"abcdefghi"[index]},*${"abcdefghi"[index]}]`,
				),
		];
		for (const lines of [
			[...bomb, "tags: *j"],
			[`tags: ${"[".repeat(5000)}`],
			[`tags: ${"{a: ".repeat(3000)}`],
			[`x: ${"- ".repeat(5000)}`],
			[`tags: [${"*a, ".repeat(3000)}]`],
			[`x: ${"y".repeat(20_000)}`],
			["a: &a [*a]", "tags: *a"],
			["tags: &t [*t, b]"],
		]) {
			const text = withFields(...lines);
			expect(processorTime(() => parseNote(text, at))).toBeLessThan(endlessMs);
			expect(parseNote(text, at).findings, lines.at(-1)).not.toEqual([]);
		}
	});

	it("takes no time over a name of fifteen thousand spaces", () => {
		for (const by of [`"${" ".repeat(15_000)}x"`, `"x <${" ".repeat(15_000)}"`])
			expect(
				processorTime(() => parseNote(withFields(`by: ${by}`), at)),
			).toBeLessThan(endlessMs);
	});

	it("refuses what is too large or too deep, and says so", () => {
		expect(codes(`${withFields()}${"x".repeat(262_144)}`)).toEqual([
			"1 error too-large",
		]);
		expect(codes(`${withFields()}${"\n".repeat(5000)}x`)).toEqual([
			"1 error too-large",
		]);
		expect(codes(`${withFields()}\n${"- ".repeat(10_000)}x`)).toEqual([
			"10 error too-slow",
		]);
		expect(codes(`${withFields()}\n${"> ".repeat(150)}x`)).toEqual([]);
	});
});
