import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	bareStreamOf,
	bareText,
} from "../../../../src/core/anchor/bareText.ts";
import { findQuote } from "../../../../src/core/anchor/findQuote.ts";
import {
	prepareLines,
	withoutStyle,
} from "../../../../src/core/anchor/preparedText.ts";

/** Few, so that the same stand in many places; some differ in layout alone, or say nothing. */
const line = fc.constantFrom(
	...["", "  ", "a", "\ta ;", "b", "b,", ",", ";;", "}", " }", "'a'", '"a"'],
	...["call(a, b);", "call( a,b )", "ab", "a\u2028b", "\u00a0", "longer(line)"],
);
const lines = fc.array(line, { maxLength: 24 });

/** The lines that say something, `withoutStyle`, each looked at alone. */
function solidOf(text: readonly string[]) {
	return text
		.map((source, at) => ({ text: withoutStyle(source), line: at + 1 }))
		.filter((each) => each.text !== "");
}

/** Runs of solid lines that equal those of the quote, begun at each line. */
function runsOf(quote: readonly string[], text: readonly string[]) {
	const wanted = solidOf(quote);
	const there = solidOf(text);
	return there.flatMap(({ line: start }, from) => {
		const run = there.slice(from, from + wanted.length);
		const isRun =
			wanted.length > 0 &&
			run.length === wanted.length &&
			run.every((each, at) => each.text === wanted[at]?.text);
		return isRun ? [{ start, end: run.at(-1)?.line }] : [];
	});
}

describe("a quote", () => {
	it("is found wherever its lines stand one after the other, be it in itself", () => {
		fc.assert(
			fc.property(fc.array(line, { maxLength: 4 }), lines, (quote, text) => {
				const runs = runsOf(quote, text);
				fc.pre(runs.length > 0);
				expect(findQuote({ lines: quote }, prepareLines(text))).toEqual(runs);
			}),
			{ numRuns: 400 },
		);
	});

	it("is found line by line nowhere else", () => {
		fc.assert(
			fc.property(fc.array(line, { maxLength: 4 }), lines, (quote, text) => {
				fc.pre(runsOf(quote, text).length === 0);
				const bare = bareText(quote);
				for (const { start, end } of findQuote(
					{ lines: quote },
					prepareLines(text),
				))
					expect(bareText(text.slice(start - 1, end))).toBe(bare);
			}),
			{ numRuns: 400 },
		);
	});
});

describe("a prepared text", () => {
	it("says of its lines together what each says alone", () => {
		fc.assert(
			fc.property(lines, (text) => {
				const prepared = prepareLines(text);
				const solid = solidOf(text);
				expect(
					prepared.solid.map((each) => ({ text: each.text, line: each.line })),
				).toEqual(solid);
				for (const [at, each] of solid.entries())
					expect(prepared.byText.get(each.text)).toContain(at);
				expect(prepared.byText.size).toBe(
					new Set(solid.map((each) => each.text)).size,
				);
			}),
		);
	});

	it("says without line breaks what its lines do", () => {
		fc.assert(
			fc.property(lines, (text) => {
				const stream = bareStreamOf(prepareLines(text));
				expect(stream.text).toBe(bareText(text));
				expect(
					stream.lines.map((each) => [
						each.line,
						stream.text.slice(each.from, each.until),
					]),
				).toEqual(
					solidOf(text).map((each) => [each.line, bareText([each.text])]),
				);
			}),
		);
	});
});
