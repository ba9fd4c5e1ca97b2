import type { LineRange } from "../lineRange.ts";
import type { Anchor, Quote } from "./anchor.ts";
import { findQuote } from "./findQuote.ts";
import type { PreparedText } from "./preparedText.ts";

/** Where an anchor points in a text of today. */
export type Placement =
	/** The anchor speaks of the whole file or folder. */
	| { readonly state: "whole" }
	/**
	 * The quoted code stands at `lines`. `certainty` is `unique` where it stands there alone, `nearest` where the
	 * same text stands in several places and the one nearest to the old line was taken: people are told.
	 */
	| {
			readonly state: "attached";
			readonly lines: LineRange;
			readonly certainty: "unique" | "nearest";
	  }
	/** The quoted code is not in this text. */
	| { readonly state: "lost" };

/**
 * Finds an anchor again. The one door through which every part of Tacit asks where a note points.
 * Compares without regard to layout (indentation, spacing, blank lines, where lines are broken), since
 * formatters rewrite both code and notes.
 */
export function relocate(
	anchor: Anchor,
	quote: Quote,
	text: PreparedText,
): Placement {
	if (anchor.lines === undefined) return { state: "whole" };
	const places = findQuote(quote, text);
	const [first] = places;
	if (!first) return { state: "lost" };
	if (places.length === 1)
		return { state: "attached", lines: first, certainty: "unique" };
	const old = anchor.lines.start;
	const nearest = places.reduce((best, place) =>
		Math.abs(place.start - old) < Math.abs(best.start - old) ? place : best,
	);
	return { state: "attached", lines: nearest, certainty: "nearest" };
}
