import type { Anchor, Quote } from "./anchor/anchor.ts";
import type { PreparedText } from "./anchor/preparedText.ts";
import { readElision } from "./anchor/quote.ts";
import { linesInPast } from "./anchor/relocate.ts";

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
	past: () => Promise<PreparedText | undefined>,
): Promise<CodeThen> {
	if (!isShortened(quote)) return { lines: quote.lines, isShortened: false };
	const text = await past();
	const lines = text && linesInPast(anchor, quote, text);
	return text && lines
		? {
				lines: text.lines.slice(lines.start - 1, lines.end),
				isShortened: false,
			}
		: { lines: quote.lines, isShortened: true };
}
