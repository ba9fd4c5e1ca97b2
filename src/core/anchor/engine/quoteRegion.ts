import type { Quote } from "../anchor.ts";
import { prepareLines } from "../preparedText.ts";
import { readElision } from "../quote.ts";
import { unknownLine } from "./lineWeight.ts";
import type { Near } from "./near.ts";
import { Region } from "./region.ts";

/** Lines left out of a quote beyond this count as this many. */
const mostUnknown = 5_000;
/** An unknown line counts as indented deeper than any other: it neither begins nor ends a block. */
const inside = `${" ".repeat(999)}${unknownLine}`;

/**
 * The region as its note has it: unknown lines stand for those left out of the quote and for those around it, of which
 * the fingerprints are known. `undefined` for an empty quote.
 */
export function quoteRegion(
	quote: Quote,
	near: Near | undefined,
): Region | undefined {
	const lines = quote.lines.flatMap((line) => {
		const left = readElision(line)?.count;
		return left === undefined
			? [line]
			: new Array<string>(Math.min(left, mostUnknown)).fill(inside);
	});
	const above = near?.above ?? [];
	const below = near?.below ?? [];
	const text = prepareLines([
		...above.map(() => inside),
		...lines,
		...(near?.isCut === false || below.length === 0
			? below.map(() => unknownLine)
			: below.map(() => inside)),
	]);
	const first = above.length;
	const last = text.solid.length - below.length - 1;
	return last < first
		? undefined
		: new Region(text, first, last, [
				...above.map((mark, at) => [first - 1 - at, mark] as const),
				...below.map((mark, at) => [last + 1 + at, mark] as const),
			]);
}
