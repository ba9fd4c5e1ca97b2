import { isSameRange, type LineRange } from "../lineRange.ts";
import { anchoredLines } from "../notebook/cellPlaces.ts";
import type { Anchor, Quote } from "./anchor.ts";
import { type Near, surroundingsFrom, tellsPlace } from "./engine/near.ts";
import { solidIndexAt } from "./engine/region.ts";
import type { PreparedText } from "./preparedText.ts";
import { makeQuote } from "./quote.ts";

/** Of more places where the same stands the surroundings are not compared. */
const mostCompared = 100;

/** What a note tells of its code. */
interface Told {
	readonly anchor: Anchor;
	readonly quote: Quote;
	/** What stood around it; `undefined` where the note does not tell. */
	readonly near: Near | undefined;
}

/** What is known of the places where the quote stood in the text in which the anchor was made. */
export interface Then {
	readonly count: number;
	/** How many of them had the same around them, itself included; `undefined` where it is not known which it was. */
	readonly alike: number | undefined;
}

/**
 * The one of the `places` in a text, at which the quote stands as it was, that is certainly meant, without a search:
 * `undefined` where none is. `then` tells of the text in which the anchor was made, where that is known; without it the
 * note's own word counts.
 */
export function certainPlace(
	{ anchor, quote, near }: Told,
	text: PreparedText,
	places: readonly LineRange[],
	then: Then | undefined,
): LineRange | undefined {
	const written = asWritten(anchor, quote, text, places);
	const [only, ...more] = places;
	// The one that is left of several need not be the one that was meant.
	const wasOnly = (near?.order?.of ?? then?.count ?? 1) <= 1;
	const isOnly = only !== undefined && more.length === 0 && wasOnly;
	// What stands there alone needs no hash of the whole text.
	if (written && !(isOnly && isSameRange(only, written)))
		if (anchor.blob !== undefined && text.isBlob(anchor.blob)) return written;
	if (isOnly) return only;
	const inCell = placesInCell(places, anchor, text);
	// A copy of a cell is another cell.
	if (inCell.length === 1 && (wasOnly || near?.order?.of === places.length))
		return inCell[0];
	return near && undisturbed(places, near, text, then);
}

/** The lines that the anchor names, if the quote stands there and in no other cell; however often elsewhere. */
function asWritten(
	anchor: Anchor,
	quote: Quote,
	text: PreparedText,
	places: readonly LineRange[],
): LineRange | undefined {
	const [written, ...more] = anchoredLines(anchor, text).filter(
		(lines) =>
			places.some((place) => isSameRange(place, lines)) ||
			isQuoteOf(quote, text, lines),
	);
	return more.length === 0 ? written : undefined;
}

function isQuoteOf(
	quote: Quote,
	text: PreparedText,
	lines: LineRange,
): boolean {
	const there = makeQuote(text.lines, lines).lines;
	return (
		there.length === quote.lines.length &&
		there.every((line, at) => line === quote.lines[at])
	);
}

/** How many places had the same code and the same around it, as far as is known: at least one. */
export function alikeThen(
	near: Near | undefined,
	then: Then | undefined,
): number {
	return Math.max(near?.order?.alike ?? 1, then?.alike ?? 1);
}

/**
 * Of several places, the only one with just what stood around it, if that told it from the others `then`; or that of them
 * which has its order among as many.
 */
function undisturbed(
	places: readonly LineRange[],
	near: Near,
	text: PreparedText,
	then: Then | undefined,
): LineRange | undefined {
	const { order } = near;
	const inOrder =
		order?.of === places.length ? places[order.nth - 1] : undefined;
	if (places.length > mostCompared && !inOrder) return undefined;
	const surroundings = surroundingsFrom(near);
	const isUndisturbed = ({ start, end }: LineRange) => {
		const first = solidIndexAt(text, start);
		const likeness = surroundings(text, first, solidIndexAt(text, end));
		return likeness.above === 1 && likeness.below === 1 && likeness.scope === 1;
	};
	if (inOrder && isUndisturbed(inOrder)) return inOrder;
	if (places.length > mostCompared || !tellsPlace(near)) return undefined;
	if (alikeThen(near, then) > 1) return undefined;
	const [only, ...more] = places.filter(isUndisturbed);
	return more.length === 0 ? only : undefined;
}

/** Those of the places that lie in the cell that the anchor names. */
function placesInCell(
	places: readonly LineRange[],
	{ cell }: Anchor,
	{ cells }: PreparedText,
): readonly LineRange[] {
	const named = cell === undefined ? [] : (cells ?? []);
	return named
		.filter(({ id }) => id === cell)
		.flatMap(({ first, last }) =>
			places.filter(({ start, end }) => first <= start && end <= last),
		);
}
