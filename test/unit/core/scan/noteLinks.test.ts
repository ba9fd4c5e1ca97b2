import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { noteLinks } from "../../../../src/core/scan/noteLinks.ts";
import { endlessMs, processorTime } from "../../../support/processorTime.ts";

const place = (path: string, noteFolder: string) => ({
	path: path as RepoPath,
	noteFolder: noteFolder as RepoPath,
});
const published = place("src/.tacit/a.k3f9q2mx.md", "src");

const found = (text: string, at = published) =>
	noteLinks(text, at).map(({ line, target }) => `${line} ${target}`);

describe("the links of a note to others, and to records,", () => {
	it.each([
		["[b](b.abcdefgh.md)", "src/.tacit/b.abcdefgh.md"],
		["[b](./b.abcdefgh.md#part)", "src/.tacit/b.abcdefgh.md"],
		["[b](<../../.tacit/b.abcdefgh.md>)", ".tacit/b.abcdefgh.md"],
		["[b](/lib/.tacit/b.abcdefgh.md 'title')", "lib/.tacit/b.abcdefgh.md"],
		["[b](../../docs/adr/0001-x.md)", "docs/adr/0001-x.md"],
		[
			`[b](${encodeURI("雨".repeat(60))}.abcdefgh.md)`,
			`src/.tacit/${"雨".repeat(60)}.abcdefgh.md`,
		],
		["> - [`b`](na%C3%AFve.abcdefgh.md).", "src/.tacit/naïve.abcdefgh.md"],
	])("are found: %s", (link, target) => {
		for (const eol of ["\n", "\r\n", "\r"])
			expect(found(`# Title${eol}${eol}See ${link}${eol}`)).toEqual([
				`3 ${target}`,
			]);
	});

	it.each([
		"b.abcdefgh.md, [b](token.ts), [b](b.abcdefgi.md.txt), a [b]: b.md",
		"[b](https://example.org/b.abcdefgh.md)",
		"`[b](b.abcdefgh.md)`",
		"```ts tacit file=a.ts\n[b](b.abcdefgh.md)\n```",
		"~~~~\n```\n[b](b.abcdefgh.md)\n~~~\n[b](b.abcdefgh.md)",
		"[b](../../../b.abcdefgh.md), [b](%ff.abcdefgh.md)",
	])("are told from everything else: %s", (text) => {
		expect(found(text)).toEqual([]);
	});

	it("are found where they are defined", () => {
		expect(found("See [b].\n\n[b]: <b.abcdefgh.md> 'title'\n")).toEqual([
			"3 src/.tacit/b.abcdefgh.md",
		]);
	});

	it("of a draft are meant from where it will be published", () => {
		const draft = place("src/a.k3f9q2mx.md", "src");
		expect(found("[b](b.abcdefgh.md)", draft)).toEqual([
			"1 src/.tacit/b.abcdefgh.md",
		]);
	});

	it("are looked for quickly in any text", () => {
		for (const piece of ["](", "](a.", "[b](b.abcdefgh.md", "`", "```\n"]) {
			const text = `[b](b.abcdefgh.md)${piece.repeat(250_000 / piece.length)}`;
			expect(processorTime(() => noteLinks(text, published))).toBeLessThan(
				endlessMs,
			);
		}
	});
});
