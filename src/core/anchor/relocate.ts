import { isSameRange, type LineRange } from "../lineRange.ts";
import type { RepoPath } from "../repoPath.ts";
import type { Anchor, Quote } from "./anchor.ts";
import { decide, type Relocation } from "./engine/decide.ts";
import { findPlaces, findPlacesByQuote } from "./engine/findPlaces.ts";
import { type Near, readNear } from "./engine/near.ts";
import { type RankedPlace, rankPlaces } from "./engine/rankPlaces.ts";
import { wantedByNote } from "./engine/wantedByNote.ts";
import { historyWeights, quoteWeights } from "./engine/weights.ts";
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
	 * The code stands at `lines`. `certainty` is `unique` where the quote stands there as it was, and nowhere else or
	 * the text or its history says that it is this one; `nearest` where it stands in several places and the likeliest was taken (people are told), `changed` where the
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
 * formatters rewrite both code and notes. `past` is the file's text in which the anchor was made, where that is
 * known: it tells more than the note alone. A text in which the code does not stand where the anchor says is taken for
 * another one, and for nothing.
 */
export function relocate(
	anchor: Anchor,
	quote: Quote,
	text: PreparedText,
	past?: PreparedText,
): Placement {
	if (anchor.lines === undefined) return { state: "whole" };
	const places = findQuote(quote, text);
	const [only] = places;
	const near = anchor.near === undefined ? undefined : readNear(anchor.near);
	const pastPlaces = past && findQuote(quote, past);
	// The one that is left of several need not be the one that was meant.
	const wasOnly = (near?.order?.of ?? pastPlaces?.length ?? 1) <= 1;
	if (only && places.length === 1 && wasOnly) return certainly(only);
	const { lines } = anchor;
	const asWritten = places.find((place) => isSameRange(place, lines));
	if (asWritten && anchor.blob !== undefined && text.isBlob(anchor.blob))
		return certainly(asWritten);
	const known = pastPlaces && oneOf(pastPlaces, anchor.lines);
	if (past && known) {
		const followed = follow(anchor.path, past, known, text);
		return asFound(followed, places, "unique");
	}
	const ranked = rank(anchor.path, anchor.lines, quote, near, text);
	return only && !near
		? oneOfSeveral(places, anchor.lines.start, only, ranked)
		: asFound(placementOf(decide(ranked)), places, "nearest");
}

function certainly(lines: LineRange): Placement {
	return { state: "attached", lines, certainty: "unique", p: 1 };
}

/** Says of code that stands there as it was that it does. */
function asFound(
	placement: Placement,
	places: readonly LineRange[],
	ofSeveral: "unique" | "nearest",
): Placement {
	if (placement.state !== "attached") return placement;
	const { lines } = placement;
	if (!places.some((place) => isSameRange(place, lines))) return placement;
	return {
		...placement,
		certainty: places.length === 1 ? "unique" : ofSeveral,
	};
}

/** Where the quote stood in the text that it was taken from. */
function oneOf(
	places: readonly LineRange[],
	lines: LineRange,
): LineRange | undefined {
	return places.length === 1
		? places[0]
		: places.find(({ start }) => start === lines.start);
}

/** Follows the region from the old text to that of today. */
function follow(
	path: RepoPath,
	past: PreparedText,
	lines: LineRange,
	text: PreparedText,
): Placement {
	const same = { path, now: () => text, before: () => past };
	const today = { same, renamed: undefined, others: [] };
	const places = findPlaces({ path, text: past, lines }, today);
	return placementOf(decide(rankPlaces(places, historyWeights)));
}

/** Places of code that changed, and of code that stands there several times, by how probable they are. */
function rank(
	path: RepoPath,
	lines: LineRange,
	quote: Quote,
	near: Near | undefined,
	text: PreparedText,
): readonly RankedPlace[] {
	const wanted = wantedByNote(path, lines, quote, near);
	if (!wanted) return [];
	const same = { path, now: () => text, before: () => undefined };
	return rankPlaces(
		findPlacesByQuote(wanted, quote, { same, others: [] }),
		quoteWeights,
	);
}

/**
 * The likeliest of several places where the same stands, for a note that does not tell what stood around its code; the
 * nearest where none is likely.
 */
function oneOfSeveral(
	places: readonly LineRange[],
	line: number,
	first: LineRange,
	ranked: readonly RankedPlace[],
): Placement {
	const likely = ranked.find(({ p }) => p >= likelyFrom);
	const lines =
		(likely &&
			places.find((place) => isSameRange(place, likely.place.lines))) ??
		nearest(places, line, first);
	const p = ranked.find(({ place }) => isSameRange(place.lines, lines))?.p;
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
