import { describe, expect, test } from "vitest";
import { mergeNotes } from "../../../../src/combine/merge/mergeNotes.ts";
import { parseNote } from "../../../../src/core/markdown/parseNote.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const base = `---
id: k3f9q2mx
kind: decision
status: proposed
by:
  - Ada Lovelace <ada@example.org>
date: 2026-11-22
tags: [auth]
owner: core
---

# Refresh tokens before they expire

A 401 in the middle of an upload loses the upload. The body cannot be replayed.
Nobody wants that.

## Rejected

- Retry once on 401: doubles the load.

## Like

A parking meter.

## Discussion

### Grace Hopper <grace@example.org>, 2026-11-23

Does it hold for downloads?

\`\`\`ts tacit file=token.ts lines=12-13 symbol=TokenStore.refresh
  async refresh(now = Date.now()) {
  }
\`\`\`
`;

const settings = { ours: "HEAD", theirs: "side", markSize: 7 };
const merge = (ours: string, theirs: string, from = base) =>
	mergeNotes({ base: from, ours, theirs }, settings);
const edit = (from: string, to: string, text = base) => {
	expect(text).toContain(from);
	return text.replace(from, () => to);
};
const read = (text: string) =>
	parseNote(text, {
		path: "src/.tacit/refresh.k3f9q2mx.md" as RepoPath,
		noteFolder: "src" as RepoPath,
	});

/** Merges both ways; both must agree. */
function clean(ours: string, theirs: string, from = base): string {
	const merged = merge(ours, theirs, from);
	expect(merged).toEqual(merge(theirs, ours, from));
	expect(merged.conflicts, merged.text).toBe(0);
	return merged.text;
}

describe("notes merge part by part", () => {
	test("when one side changed nothing, the other is taken byte for byte", () => {
		const ours = edit("Nobody wants that.", "Nobody wants that!  \n\n\n", base);
		expect(merge(ours, base)).toEqual({ text: ours, conflicts: 0 });
		expect(merge(base, ours)).toEqual({ text: ours, conflicts: 0 });
		expect(merge(ours, ours)).toEqual({ text: ours, conflicts: 0 });
	});

	test("different fields that stand beside each other", () => {
		expect(
			clean(
				edit("status: proposed", "status: accepted"),
				edit("kind: decision", "kind: gotcha"),
			),
		).toContain("kind: gotcha\nstatus: accepted\n");
	});

	test("lists are sets that keep their order", () => {
		const by = "  - Ada Lovelace <ada@example.org>\n";
		const text = clean(
			edit(by, `${by}  - Grace Hopper <grace@example.org>\n`),
			edit(by, `${by}  - Alan Turing <alan@example.org>\n`),
		);
		expect(read(text).head?.by.map(({ name }) => name)).toEqual([
			...["Ada Lovelace", "Alan Turing", "Grace Hopper"],
		]);
	});

	test("an item that one took out stays out while the other adds one, in brackets too", () => {
		expect(
			clean(
				edit("tags: [auth]", "tags: [login]"),
				edit("tags: [auth]", "tags: [auth, tokens]"),
			),
		).toContain("tags: [login, tokens]\n");
	});

	test("fields that both add, in whatever form", () => {
		const date = "date: 2026-11-22\n";
		const text = clean(
			edit(date, `${date}relates:\n  - a2345678\n`),
			edit(date, `${date}relates: b2345678\nuntil: 2027-01-01\n`),
		);
		expect(text).toContain("relates:\n  - a2345678\n  - b2345678\n");
		expect(text).toContain("until: 2027-01-01\n");
	});

	test("comments above and between fields", () => {
		const from = edit("---\nid", "---\n# The head\nid");
		expect(
			clean(
				edit("# The head", "# Our head", from),
				edit("owner: core", "# who\nowner: core", from),
				from,
			),
		).toMatch(/^---\n# Our head\nid: [\s\S]*\n# who\nowner: core\n---/);
	});

	test("of two confirmations the later", () => {
		const confirmed = (day: string, text = base) =>
			edit("owner:", `confirmed: ${day} Ada <ada@example.org>\nowner:`, text);
		const text = clean(confirmed("2026-12-01"), confirmed("2026-12-24"));
		expect(read(text).head?.confirmed).toMatch(/^2026-12-24/);
		expect(text.match(/confirmed/g)).toHaveLength(1);
	});

	test("different sections, one of them new", () => {
		const text = clean(
			edit("A parking meter.", "A parking meter, fed early."),
			edit("## Like\n", "## When\n\nIn uploads.\n\n## Like\n"),
		);
		expect(text).toContain(
			"\n\n## When\n\nIn uploads.\n\n## Like\n\nA parking meter, fed early.\n\n## Disc",
		);
	});

	test("sections that both add at one place", () => {
		const text = clean(
			edit("## Discussion", "## Cost\n\nLittle.\n\n## Discussion"),
			edit("## Discussion", "## Risk\n\nNone.\n\n## Discussion"),
		);
		expect(text).toContain("## Cost\n\nLittle.\n\n## Risk\n\nNone.\n\n## Disc");
	});

	test("a section that one renamed and the other edited", () => {
		expect(
			clean(
				edit("## Like", "## It is like"),
				edit("A parking meter.", "A parking meter. Or a candle."),
			),
		).toContain("## It is like\n\nA parking meter. Or a candle.\n");
	});

	test("replies of both, in the order of their dates", () => {
		const reply = (by: string, date: string, words: string) =>
			edit(
				"Does it hold for downloads?\n",
				`Does it hold for downloads?\n\n### ${by}, ${date}\n\n${words}\n`,
			);
		const text = clean(
			reply("Ada Lovelace <ada@example.org>", "2026-11-25", "It does."),
			reply("Alan Turing <alan@example.org>", "2026-11-24", "Not yet."),
		);
		const { discussion, head } = read(text);
		expect(discussion.map(({ text: words }) => words)).toEqual([
			...["Does it hold for downloads?", "Not yet.", "It does."],
		]);
		expect(head?.anchors).toHaveLength(1);
	});

	test("two replies of one person on one day", () => {
		const reply = (words: string) =>
			edit("\n```ts", `\n### 2026-11-24\n\n${words}\n\n\`\`\`ts`);
		const { discussion } = read(clean(reply("Yes."), reply("No.")));
		expect(discussion.slice(1).map(({ text }) => text)).toEqual([
			"No.",
			"Yes.",
		]);
	});

	test("a discussion that both begin stays below a section that one adds", () => {
		const bare = base.replace(/## Discussion[^`]*/, "");
		const begin = (words: string, more = "") =>
			edit(
				"\n```ts",
				`${more}\n## Discussion\n\n### 2026-11-24\n\n${words}\n\n\`\`\`ts`,
				bare,
			);
		const text = clean(
			begin("Yes."),
			begin("No.", "\n## Cost\n\nLittle.\n"),
			bare,
		);
		expect(read(text).discussion).toHaveLength(2);
		expect(text.indexOf("## Cost")).toBeLessThan(text.indexOf("## Discussion"));
	});

	test("anchors that both add", () => {
		const add = (file: string) =>
			`${base}\n\`\`\`ts tacit file=${file}.ts lines=1-1\nexport {};\n\`\`\`\n`;
		const { head } = read(clean(add("a"), add("b")));
		expect(head?.anchors.map(({ path }) => path)).toEqual([
			...["src/token.ts", "src/a.ts", "src/b.ts"],
		]);
	});

	test("an anchor that one moved, beside prose that the other wrote", () => {
		const text = clean(
			edit("lines=12-13", "lines=20-21"),
			edit("  }\n```\n", "  }\n```\n\nAnd more words.\n"),
		);
		expect(text).toMatch(/lines=20-21[^`]*```\n\nAnd more words\.\n$/);
	});

	test("different sentences of one line", () => {
		expect(
			clean(
				edit("loses the upload. The", "loses the whole upload. The"),
				edit("cannot be replayed.", "cannot be sent again."),
			),
		).toContain(
			"loses the whole upload. The body cannot be sent again.\nNobody",
		);
	});

	test("items that both put into a list", () => {
		const item = "- Retry once on 401: doubles the load.\n";
		expect(
			clean(
				edit(item, `${item}- Longer tokens: unsafe.\n`),
				edit(item, `${item}- A queue: slow.\n`),
			),
		).toContain(`${item}- A queue: slow.\n- Longer tokens: unsafe.\n`);
	});

	test("with a byte order mark, CRLF and without a last line end, all of which stay", () => {
		const windows = (text: string) =>
			`\ufeff${text.replaceAll("\n", "\r\n").replace(/\r\n$/, "")}`;
		const ours = edit("status: proposed", "status: accepted");
		const theirs = edit("A parking meter.", "A candle.");
		expect(clean(windows(ours), windows(theirs), windows(base))).toBe(
			windows(clean(ours, theirs)),
		);
	});

	test("while one side changes all line ends", () => {
		const ours = edit("status: proposed", "status: accepted");
		expect(clean(ours, base.replaceAll("\n", "\r\n"))).toBe(
			ours.replaceAll("\n", "\r\n"),
		);
	});
});

describe("what both changed apart stands between git's marks, in a note that is read", () => {
	/** The text, if everything of both is there and it still is the note. */
	function torn(ours: string, theirs: string, from = base): string {
		const merged = merge(ours, theirs, from);
		expect(merged.conflicts).toBe(1);
		const { head, findings } = read(merged.text);
		expect(head?.id).toBe("k3f9q2mx");
		expect(head?.kind).toBe("decision");
		expect(head?.anchors.length).toBeGreaterThan(0);
		expect(findings.map(({ code }) => code)).toContain("conflict-markers");
		return merged.text;
	}

	test("the same sentence", () => {
		expect(
			torn(
				edit("A parking meter.", "A candle."),
				edit("A parking meter.", "An egg timer."),
			),
		).toContain(
			"## Like\n\n<<<<<<< HEAD\nA candle.\n=======\nAn egg timer.\n>>>>>>> side\n\n## Discussion",
		);
	});

	test("the same field: ours stands, and both are shown below the title", () => {
		const text = torn(
			edit("status: proposed", "status: accepted"),
			edit("status: proposed", "status: retired"),
		);
		expect(read(text).head?.status).toBe("accepted");
		expect(read(text).head?.title).toBe("Refresh tokens before they expire");
		expect(text).toContain(
			"expire\n\n<<<<<<< HEAD\nstatus: accepted\n\n=======\nstatus: retired\n\n>>>>>>> side\n\nA 401",
		);
	});

	test("the title", () => {
		const text = torn(
			edit("# Refresh tokens", "# Renew tokens"),
			edit("# Refresh tokens", "# Replace tokens"),
		);
		expect(read(text).head?.title).toBe("Renew tokens before they expire");
	});

	test("one anchor, as two whole blocks", () => {
		const text = torn(
			edit("lines=12-13", "lines=20-21"),
			edit("lines=12-13", "lines=30-31"),
		);
		expect(read(text).head?.anchors).toHaveLength(2);
	});

	test("a section that one took out and the other edited", () => {
		expect(
			torn(
				edit("## Like\n\nA parking meter.\n\n", ""),
				edit("A parking meter.", "A candle."),
			),
		).toContain("<<<<<<< HEAD\n=======\n## Like\n\nA candle.\n>>>>>>> side\n");
	});

	test("a code block whose language both changed is not torn", () => {
		const from = edit("A parking meter.", "```mermaid\ngraph TD\n```");
		const text = torn(
			edit("```mermaid", "```text", from),
			edit("```mermaid", "```md", from),
			from,
		);
		expect(text).toContain(
			"<<<<<<< HEAD\n```text\ngraph TD\n```\n=======\n```md\ngraph TD\n```\n>>>>>>> side\n",
		);
	});

	test("in a text without its last line end", () => {
		const bare = (words: string) =>
			`---\nid: k3f9q2mx\nkind: decision\n---\n\n# T\n\n\`\`\`ts tacit file=a.ts\n\`\`\`\n\n${words}`;
		expect(torn(bare("One"), bare("Two"), bare("None"))).toMatch(
			/<<<<<<< HEAD\nOne\n=======\nTwo\n>>>>>>> side\n$/,
		);
	});

	test("in a text with CRLF, the marks too", () => {
		const windows = (words: string) =>
			edit("A parking meter.", words).replaceAll("\n", "\r\n");
		expect(
			torn(windows("A candle."), windows("Eggs."), windows("Sand.")),
		).not.toMatch(/[^\r]\n/);
	});
});

describe("texts that are made to take long", () => {
	test.each([
		["headings of one name", "## A\n"],
		["blank lines", "\n"],
		["dots", "."],
		["items", "- a\n"],
		["fences that are never closed", "```a\n~~~\n"],
		["comments that are never closed", "<!--\n\n"],
		["anchors", "```ts tacit file=a\n```\n"],
	])("%s take seconds at most", (_, words) => {
		const many = edit("A parking meter.", words.repeat(200_000 / words.length));
		const started = performance.now();
		const merged = merge(
			edit("status: proposed", "status: accepted", many),
			`${many.replace("kind: decision", "kind: why")}${words}`,
			many,
		);
		expect(merged.text).toContain("status: accepted");
		expect(merged.text).toContain("kind: why");
		// Whatever else the machine does; with the square of the length it would be hours.
		expect(performance.now() - started).toBeLessThan(60_000);
	});
});

describe("what is no note is merged by its lines", () => {
	test.each([
		["no front matter", "# Title\n\nWords.\n"],
		["YAML that is none", "---\nid: [a\n---\n\n# Title\n\nWords.\n"],
		["a key that stands twice", "---\nid: a\nid: b\n---\n\nWords.\n"],
		["front matter that is never closed", "---\nid: a\n\nWords.\n"],
	])("%s", (_, text) => {
		const ours = text.replace("Words.", "Our words.");
		const theirs = text.replace("Words.", "Their words.");
		expect(merge(ours, `${text}\nMore.\n`, text).conflicts).toBe(1);
		expect(merge(ours, theirs, text).text).toContain(
			"<<<<<<< HEAD\nOur words.\n=======\nTheir words.\n>>>>>>> side\n",
		);
		expect(merge(`Above.\n${text}`, theirs, text)).toEqual({
			text: `Above.\n${theirs}`,
			conflicts: 0,
		});
	});

	test("a file that both added", () => {
		const ours = edit("A parking meter.", "A candle.");
		const merged = merge(ours, base, "");
		expect(merged.conflicts).toBe(1);
		expect(read(merged.text).head?.anchors).toHaveLength(1);
		expect(merged.text).toContain("A candle.\n=======\nA parking meter.\n");
	});
});
