import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPlainProse } from "../../../../src/core/markdown/isPlainProse.ts";
import { safeMarkdown } from "../../../../src/core/markdown/safeMarkdown.ts";

/** Words, marks and line ends that come close to Markdown. */
const nearMarkdown = fc
	.array(
		fc.constantFrom(
			..."abcwZÄß林0129 ,.;:'\"()-–—/%?…\n",
			"# ",
			"1. ",
			"12) ",
			"- ",
			"www.a.b",
			"http://a",
			"a@b.c",
			"a://",
			"*x*",
			"`x`",
			"<b>",
			"&amp;",
			"|a|",
			"---\n",
			"===\n",
			"    x",
			"[a](b)",
			"\n\n",
		),
		{ maxLength: 14 },
	)
	.map((parts) => parts.join(""));

describe("plain prose", () => {
	it("is what the parser would make safe unchanged", () => {
		let plain = 0;
		fc.assert(
			fc.property(nearMarkdown, (text) => {
				if (!isPlainProse(text)) return;
				plain++;
				expect(safeMarkdown(text).trim()).toBe(text.trim());
			}),
			{ numRuns: 6000 },
		);
		expect(plain).toBeGreaterThan(100);
	});

	it.each([
		"The ledger must be written before the event goes out, or a crash loses the audit line.",
		"Rounded half-even on purpose; finance asked for it in 2024 (see the review).",
		"Größe in Byte, nicht in Zeichen: der Drucker zählt Umlaute doppelt.",
	])("is: %s", (text) => {
		expect(isPlainProse(text)).toBe(true);
	});

	it.each([
		"See www.example.org",
		"See file:///x",
		"Mail ada@example.org",
		"Use `x`",
		"1. first",
		"- item",
		"    code",
		"a <b>",
		"![x](y)",
		"# title",
		"$(zap)",
		"two\n\nparagraphs",
	])("is not: %s", (text) => {
		expect(isPlainProse(text)).toBe(false);
	});
});
