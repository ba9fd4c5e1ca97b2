import type { Anchor, Quote } from "./anchor/anchor.ts";
import { findQuote } from "./anchor/findQuote.ts";
import { prepareCode } from "./anchor/preparedText.ts";
import { matchQuote, readElision } from "./anchor/quote.ts";
import { anchoredLines } from "./notebook/cellPlaces.ts";
import type { CodeText } from "./notebook/codeText.ts";

/** The code of an anchor as it was when it was made. */
export interface CodeThen {
	/** Without line ends. */
	readonly lines: readonly string[];
	/** Whether a line stands among them for others that the quote leaves out, and that are not known any more. */
	readonly isShortened: boolean;
}

/** Whether a quote leaves lines out. */
function isShortened(quote: Quote): boolean {
	return quote.lines.some((line) => readElision(line) !== undefined);
}

/**
 * What a quote says of the code, with the lines that it leaves out as they stand in `past`, the file's text of that time,
 * where that is known and their hash says that it is them.
 */
export async function codeThen(
	anchor: Anchor,
	quote: Quote,
	past: () => Promise<CodeText | undefined>,
): Promise<CodeThen> {
	if (!isShortened(quote)) return { lines: quote.lines, isShortened: false };
	const text = await past();
	const places = text
		? [...anchoredLines(anchor, text), ...findQuote(quote, prepareCode(text))]
		: [];
	for (const { start, end } of places) {
		const lines = text?.lines.slice(start - 1, end) ?? [];
		const match = matchQuote(lines, quote);
		if (match === "exact" || match === "layout")
			return { lines, isShortened: false };
	}
	return { lines: quote.lines, isShortened: true };
}
