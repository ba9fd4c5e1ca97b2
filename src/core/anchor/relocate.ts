import type { LineRange } from "../lineRange.ts";
import type { Anchor, Quote } from "./anchor.ts";
import { decide, type Relocation } from "./engine/decide.ts";
import { findPlacesByQuote } from "./engine/findPlaces.ts";
import { readNear } from "./engine/near.ts";
import { type RankedPlace, rankPlaces } from "./engine/rankPlaces.ts";
import { wantedByNote } from "./engine/wantedByNote.ts";
import { quoteWeights } from "./engine/weights.ts";
import { findQuote } from "./findQuote.ts";
import type { PreparedText } from "./preparedText.ts";

/** Lines that people may accept as the place of an anchor, and the probability that they are it, 0 to 1. */
export interface ProposedLines {
	readonly lines: LineRange;
	readonly p: number;
}

/** From this probability on, one of several places where the same stands is taken rather than the nearest. */
const likelyFrom = 0.5;

/** Where an anchor points in a text of today. */
export type Placement =
	/** The anchor speaks of the whole file or folder. */
	| { readonly state: "whole" }
	/**
	 * The code stands at `lines`. `certainty` is `unique` where the quote stands there as it was and nowhere else,
	 * `nearest` where it stands in several places and the likeliest was taken (people are told), `changed` where the
	 * code is another by now and yet, with probability `p`, the one that was meant.
	 */
	| {
			readonly state: "attached";
			readonly lines: LineRange;
			readonly certainty: "unique" | "nearest" | "changed";
			readonly p: number;
	  }
	/** It probably went to one of these, best first, at most three: never shown as its place before somebody says so. */
	| {
			readonly state: "proposed";
			readonly candidates: readonly ProposedLines[];
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
	const [only] = places;
	if (only && places.length === 1)
		return { state: "attached", lines: only, certainty: "unique", p: 1 };
	const ranked = rank(anchor, anchor.lines, quote, text);
	return only
		? oneOfSeveral(places, anchor.lines.start, only, ranked)
		: placementOf(decide(ranked));
}

/** Places of code that changed, and of code that stands there several times, by how probable they are. */
function rank(
	{ path, near }: Anchor,
	lines: LineRange,
	quote: Quote,
	text: PreparedText,
): readonly RankedPlace[] {
	const known = near === undefined ? undefined : readNear(near);
	const wanted = wantedByNote(path, lines, quote, known);
	if (!wanted) return [];
	const same = { path, now: () => text, before: () => undefined };
	return rankPlaces(
		findPlacesByQuote(wanted, quote, { same, others: [] }),
		quoteWeights,
	);
}

/** The likeliest of several places where the same stands; the nearest where none is likely. */
function oneOfSeveral(
	places: readonly LineRange[],
	line: number,
	first: LineRange,
	ranked: readonly RankedPlace[],
): Placement {
	const isAt = (one: LineRange) => (other: LineRange) =>
		one.start === other.start && one.end === other.end;
	const likely = ranked.find(({ p }) => p >= likelyFrom);
	const lines =
		(likely && places.find(isAt(likely.place.lines))) ??
		nearest(places, line, first);
	const p = ranked.find(({ place }) => isAt(lines)(place.lines))?.p;
	return {
		state: "attached",
		lines,
		certainty: "nearest",
		p: p ?? 1 / places.length,
	};
}

function placementOf(found: Relocation): Placement {
	switch (found.state) {
		case "attached": {
			const { lines, p } = found;
			return { state: "attached", lines, certainty: "changed", p };
		}
		case "proposed":
			return {
				state: "proposed",
				candidates: found.candidates.map(({ lines, p }) => ({ lines, p })),
			};
		case "lost":
			return found;
	}
}

function nearest(
	places: readonly LineRange[],
	line: number,
	first: LineRange,
): LineRange {
	return places.reduce(
		(best, place) =>
			Math.abs(place.start - line) < Math.abs(best.start - line) ? place : best,
		first,
	);
}
