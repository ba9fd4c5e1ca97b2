import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkPlaces } from "../../../../src/core/markdown/linkPlaces.ts";
import { maximumNoteLength } from "../../../../src/core/markdown/noteLimits.ts";

const found = (text: string) =>
	linkPlaces(text).map(
		({ line, start, end }) => `${line} ${text.slice(start, end)}`,
	);

describe("where the addresses of links stand", () => {
	it.each([
		["[a](b.md)", ["1 b.md"]],
		["\ufeff[a](<b c.md> 'd')", ["1 b c.md"]],
		["---\nid: x\n---\n\n> - [a\\](x) b](y.md#z)", ["5 y.md#z"]],
		["[![p](p.png)](b.md)", ["1 b.md", "1 p.png"]],
		['[a][r]\r\n\r\n[r]: ../b.md "t"\r\n', ["3 ../b.md"]],
		["| a |\n|---|\n| [`](x)`](b.md) |", ["3 b.md"]],
	])("is told: %j", (text, places) => {
		expect(found(text)).toEqual(places);
	});

	it.each([
		"`[a](b.md)`, \\[a](b.md), [a]()",
		"```ts tacit file=a.ts\n[a](b.md)\n```",
		"    [a](b.md)",
		"<div>\n[a](b.md)\n</div>",
		"<!-- [a](b.md) -->",
		`[a](b.md)${"x".repeat(maximumNoteLength)}`,
	])("is told of nothing that only looks like a link", (text) => {
		expect(found(text)).toEqual([]);
	});

	it("undoes entities and escapes in what it says, not where it is", () => {
		const text = "[a](b&amp;\\(c\\).md)";
		expect(linkPlaces(text)).toEqual([
			{ url: "b&(c).md", start: 4, end: text.length - 1, line: 1 },
		]);
	});

	it("lies inside of the text, one after the other, whatever that is", () => {
		const pieces = fc.constantFrom(
			"[a](",
			"](b.md)",
			"<c d.md>",
			")",
			"\n",
			"`",
			"[r]: e.md\n",
			"> ",
			"\ufeff",
			"![",
			"```\n",
			"ü",
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
				const text = parts.join("");
				const ordered = [...linkPlaces(text)].sort((a, b) => a.start - b.start);
				let at = 0;
				for (const { start, end } of ordered) {
					expect(start).toBeGreaterThanOrEqual(at);
					expect(end).toBeGreaterThanOrEqual(start);
					at = end;
				}
				expect(at).toBeLessThanOrEqual(text.length);
			}),
		);
	});
});
