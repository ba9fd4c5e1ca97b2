import { describe, expect, it } from "vitest";
import { keptMark } from "../../../../src/combine/log/keptMark.ts";
import { build, noteEntry, plan, zoneIn } from "./logFixture.ts";

const first = noteEntry("aaaaaaaa", "Retry twice", { date: "2026-01-02" });
const second = noteEntry("bbbbbbbb", "Cache nothing", { date: "2026-03-04" });
const third = noteEntry("cccccccc", "Write, then rename", {
	date: "2026-05-06",
});
const all = [first, second, third];
const log = build(all, undefined);

describe("the log", () => {
	it("has an overview and the decisions in their order, and building it again changes nothing", () => {
		expect(log).toMatchInlineSnapshot(`
			"# Decisions

			<!-- tacit overview 51a9347e -->
			## Overview

			### \`src\`

			- 2026-01-02 · [Retry twice](#aaaaaaaa) · Accepted
			- 2026-03-04 · [Cache nothing](#bbbbbbbb) · Accepted
			- 2026-05-06 · [Write, then rename](#cccccccc) · Accepted
			<!-- /tacit -->

			<!-- tacit aaaaaaaa ca04e54d -->
			<a id="aaaaaaaa"></a>

			## Retry twice

			**Accepted** · 2026-01-02

			Retry twice, since it is so.

			**Links**

			- Note: [\`src/.tacit/note.aaaaaaaa.md\`](src/.tacit/note.aaaaaaaa.md)
			<!-- /tacit -->

			<!-- tacit bbbbbbbb 6765c88d -->
			<a id="bbbbbbbb"></a>

			## Cache nothing

			**Accepted** · 2026-03-04

			Cache nothing, since it is so.

			**Links**

			- Note: [\`src/.tacit/note.bbbbbbbb.md\`](src/.tacit/note.bbbbbbbb.md)
			<!-- /tacit -->

			<!-- tacit cccccccc 832c753f -->
			<a id="cccccccc"></a>

			## Write, then rename

			**Accepted** · 2026-05-06

			Write, then rename, since it is so.

			**Links**

			- Note: [\`src/.tacit/note.cccccccc.md\`](src/.tacit/note.cccccccc.md)
			<!-- /tacit -->
			"
		`);
		expect(build(all, log)).toBe(log);
		expect(plan(all, log)).toMatchObject({ edits: [], findings: [] });
	});

	it("keeps what people write before, between and after, to the byte", () => {
		const edited = `\tHello  \r\n${log.replace(
			"<!-- /tacit -->\n\n<!-- tacit bbbbbbbb",
			"<!-- /tacit -->\n We talked about this.\n\n\n<!-- tacit bbbbbbbb",
		)}\n## Words\n\nno end`;
		expect(build(all, edited)).toBe(edited);
		const changed = build(
			[first, { ...second, gist: "Caches lie." }, third],
			edited,
		);
		expect(changed.replace(zoneIn(changed, "bbbbbbbb"), "")).toBe(
			edited.replace(zoneIn(edited, "bbbbbbbb"), ""),
		);
		expect(changed).toContain("Caches lie.");
	});

	it("keeps a file's own line ends, and a missing one at its end", () => {
		const windows = log.replaceAll("\n", "\r\n").trimEnd();
		expect(build(all, windows)).toBe(windows);
		const changed = build([first, second, { ...third, gist: "New." }], windows);
		expect(changed).not.toMatch(/[^\r]\n/);
		expect(changed.endsWith("<!-- /tacit -->")).toBe(true);
		const begun = build(all, "# Ours\r\n");
		expect(begun).not.toMatch(/[^\r]\n/);
	});

	it("puts a new decision at its place, below what people wrote under the one before", () => {
		const two = build([first, third], undefined).replace(
			"<!-- /tacit -->\n\n<!-- tacit cccccccc",
			"<!-- /tacit -->\n\nUnder the first.\n\n## Second half\n\n<!-- tacit cccccccc",
		);
		const three = build(all, two);
		const order = [
			"Retry twice, since",
			"Under the first.",
			"Cache nothing, since",
			"## Second half",
			"Write, then rename, since",
		].map((words) => three.indexOf(words));
		expect(order).toEqual([...order].sort((a, b) => a - b));
		expect(order).not.toContain(-1);
		expect(build([first, third], three)).toBe(two);
	});

	it("takes out a decision that is gone", () => {
		const without = build([first, third], log);
		expect(without).toBe(build([first, third], undefined));
	});

	it("begins below what a file holds already", () => {
		const begun = build([first], "# Our decisions\n\nRead these.");
		expect(
			begun.startsWith("# Our decisions\n\nRead these.\n\n<!-- tacit overview"),
		).toBe(true);
	});
});

describe("an edit inside a zone", () => {
	const edited = log.replace(
		"Cache nothing, since it is so.",
		"Cache nothing, since caches lie.",
	);

	it("is told with its place and what changed, and stays for ten builds", () => {
		const { after, edits } = plan(all, edited);
		expect(edits).toMatchObject([
			{
				key: "bbbbbbbb",
				changes: [
					{
						part: "gist",
						built: "Cache nothing, since it is so.",
						edited: "Cache nothing, since caches lie.",
					},
				],
			},
		]);
		let built = after;
		for (let count = 0; count < 10; count++) {
			const gist = `The note says ${count}.`;
			built = build([first, { ...second, gist }, third], built);
			expect(built).toContain("since caches lie.");
			expect(built.split(keptMark)).toHaveLength(2);
		}
		expect(plan(all, after).after).toBe(after);
	});

	it("is one no more once the note says the same", () => {
		const kept = build(all, edited);
		const gist = "Cache nothing, since caches lie.";
		const same = [first, { ...second, gist }, third];
		expect(build(same, kept)).toBe(build(same, undefined));
	});

	it("goes when somebody lets it go", () => {
		expect(plan(all, edited, new Set(["bbbbbbbb"])).after).toBe(log);
	});

	it("stays where the decision is gone", () => {
		const { after, edits } = plan([first, third], edited);
		expect(after).toContain("since caches lie.");
		expect(edits).toMatchObject([
			{ key: undefined, name: "bbbbbbbb", built: undefined },
		]);
	});

	it.each([
		["title", "## Cache nothing", "## Cache little"],
		["gist", "it is so.\n", "it is so.\n\nAnd more.\n"],
		[undefined, "**Accepted** · 2026-03-04", "**Rejected** · 2026-03-04"],
	])("of the %s says so", (part, before, after) => {
		const zone = zoneIn(log, "bbbbbbbb");
		const { edits } = plan(all, log.replace(zone, zone.replace(before, after)));
		expect(
			edits.map(({ changes }) => changes?.map((each) => each.part)),
		).toEqual([[part]]);
	});
});

describe("marks that are no zone's", () => {
	it.each([
		[
			"a closing one is gone",
			(text: string) =>
				text.replace("<!-- /tacit -->\n\n<!-- tacit bbb", "\n<!-- tacit bbb"),
		],
		[
			"an opening one is gone",
			(text: string) => text.replace(/<!-- tacit bbbbbbbb .*\n/, ""),
		],
		[
			"one has lost its hash",
			(text: string) => text.replace(/(<!-- tacit bbbbbbbb) \w+/, "$1"),
		],
		[
			"one stands in another",
			(text: string) =>
				text.replace(
					"Cache nothing, since",
					"<!-- tacit dddddddd 12345678 -->\nCache nothing, since",
				),
		],
		[
			"a closing one stands alone",
			(text: string) => `${text}\n<!-- /tacit -->\n`,
		],
	])("are told where %s, and no line is lost", (_, breakIt) => {
		const broken = breakIt(log);
		const { after, findings } = plan(all, broken);
		expect(findings.map(({ code }) => code)).toContain("log-mark");
		for (const line of broken
			.split("\n")
			.filter((line) => !line.startsWith("<!--")))
			expect(after).toContain(line);
		expect(plan(all, after).after).toBe(after);
		expect(zoneIn(after, "bbbbbbbb")).toBe(zoneIn(log, "bbbbbbbb"));
	});

	it("are told where both are gone, and the decision is built anew", () => {
		const zone = zoneIn(log, "bbbbbbbb");
		const bare = log.replace(zone, zone.split("\n").slice(1, -1).join("\n"));
		const { after, findings } = plan(all, bare);
		expect(findings).toMatchObject([
			{ code: "log-zone-unmarked", found: "bbbbbbbb" },
		]);
		expect(plan(all, after).after).toBe(after);
	});

	it("of a second copy are told where somebody edited it, and go where nobody did", () => {
		const zone = zoneIn(log, "bbbbbbbb");
		expect(plan(all, `${log}\n${zone}\n`).findings).toEqual([]);
		expect(
			plan(all, `${log}\n${zone}\n`).after.split("tacit bbbbbbbb"),
		).toHaveLength(2);
		const other = `${log}\n${zone.replace("it is so", "so it is")}\n`;
		const { after, findings } = plan(all, other);
		expect(findings).toMatchObject([{ code: "log-zone-doubled" }]);
		expect(after).toBe(other);
	});

	it("in people's fenced code are words about marks", () => {
		const about = `${log}\n\`\`\`md\n<!-- tacit bbbbbbbb 12345678 -->\nwords\n<!-- /tacit -->\n\`\`\`\n`;
		expect(plan(all, about)).toMatchObject({
			after: about,
			findings: [],
			edits: [],
		});
		const unclosed = `\`\`\`\n${log}`;
		expect(plan(all, unclosed)).toMatchObject({
			after: unclosed,
			findings: [],
		});
	});

	it("come after a fence that only a decision's own code would close, which is none of people's", () => {
		const withCode = [
			noteEntry("aaaaaaaa", "Retry twice", { gist: "```\nretry(2)\n```" }),
			second,
		];
		const text = `\`\`\`\n${build(withCode, undefined)}`;
		expect(plan(withCode, text)).toMatchObject({ after: text, findings: [] });
	});

	it("make a part of people's text when what stood between them goes, which is told at once", () => {
		const lines = build([first, second], undefined).split("\n");
		const opened = lines.findIndex((line) => line.startsWith("<!-- tacit aaa"));
		lines.splice(opened + 1, 0, "Mine.", ...lines.slice(0, opened - 1));
		const before = lines.join("\n");
		const { after, edits } = plan([], before);
		expect(after).toContain("Mine.");
		expect(edits).toMatchObject([{ name: "aaaaaaaa", line: opened + 1 }]);
		expect(plan([], after).after).toBe(after);
	});
});

describe("note text", () => {
	it.each([
		"<!-- /tacit -->",
		"```\n<!-- /tacit -->\n<!-- tacit aaaaaaaa 12345678 -->\n```",
		"~~~\n<!--tacit x-->\n~~~",
		"> <!-- /tacit -->\n\n    <!-- /tacit -->",
		"text\n<!-- /tacit -->\n# Heading\n<script>alert(1)</script>",
		"```\nnever closed",
		"![x](http://example.org/x.png) [y](javascript:alert(1))",
		"a\n===\n\n- [ ] b\n<details>",
	])("cannot leave its zone: %j", (gist) => {
		const hostile = {
			...second,
			gist,
			why: gist,
			title: gist,
			rejected: [{ title: gist, reason: gist }],
		};
		const entries = [first, hostile, third];
		const built = build(entries, undefined);
		expect(built.match(/^<!-- tacit .*$/gm)).toHaveLength(4);
		expect(built.match(/^<!-- \/tacit -->$/gm)).toHaveLength(4);
		expect(plan(entries, built)).toMatchObject({
			after: built,
			findings: [],
			edits: [],
		});
		expect(built).not.toMatch(/<script|!\[|\]\(javascript:|^# (?!Decisions)/m);
	});
});
