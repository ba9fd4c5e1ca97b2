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
			"`a_b[0] <c> && *d*`",
			"`",
			"` `",
			"`a `",
			"`$(x)`",
			"w.",
			"www.",
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
		let withCode = 0;
		fc.assert(
			fc.property(nearMarkdown, (text) => {
				if (!isPlainProse(text)) return;
				plain++;
				if (text.includes("`")) withCode++;
				expect(safeMarkdown(text).trim()).toBe(text.trim());
			}),
			{ numRuns: 6000 },
		);
		expect(plain).toBeGreaterThan(100);
		expect(withCode).toBeGreaterThan(30);
	});

	it.each([
		"The ledger must be written before the event goes out, or a crash loses the audit line.",
		"Rounded half-even on purpose; finance asked for it in 2024 (see the review).",
		"Größe in Byte, nicht in Zeichen: der Drucker zählt Umlaute doppelt.",
		"Sorted for the review. That is how the flow. Each word ends in w.",
		"`retry()` waits, since `limit[0] <= 3 && !isDone` is what the partner's library checks (see `docs/a_b.md`).",
		"The first paragraph.\n\nThe second one,\nwith two lines.",
	])("is: %s", (text) => {
		expect(isPlainProse(text)).toBe(true);
	});

	it.each([
		"See www.example.org",
		"See file:///x",
		"Mail ada@example.org",
		"Use `` x` ``",
		"Use ` x`",
		"Use `x",
		"Use `x``y`",
		"Use `$(zap)`",
		"Use `a\nb`",
		"```\nx\n```",
		"1. first",
		"- item",
		"    code",
		"a <b>",
		"![x](y)",
		"# title",
		"$(zap)",
		"two\n\n\nparagraphs",
	])("is not: %s", (text) => {
		expect(isPlainProse(text)).toBe(false);
	});
});
