import { isSameRange, type LineRange } from "../lineRange.ts";
import { anchoredLines } from "../notebook/cellPlaces.ts";
import type { RepoPath } from "../repoPath.ts";
import type { Anchor, Quote } from "./anchor.ts";
import { alikeThen, certainPlace, type Then } from "./certainPlace.ts";
import { type Candidate, decide, type Relocation } from "./engine/decide.ts";
import { findPlaces, findPlacesByQuote } from "./engine/findPlaces.ts";
import { type Near, placesAlike, readNear } from "./engine/near.ts";
import type { Today } from "./engine/place.ts";
import {
	historyRanking,
	quoteRanking,
	symbolRanking,
} from "./engine/rankings.ts";
import { type RankedPlace, rankPlaces } from "./engine/rankPlaces.ts";
import { solidIndexAt } from "./engine/region.ts";
import { nameOfSymbol, symbolLikeness } from "./engine/symbolLikeness.ts";
import { wantedByNote } from "./engine/wantedByNote.ts";
import { findQuote } from "./findQuote.ts";
import type { PreparedSide, PreparedText } from "./preparedText.ts";
import { amongTwins } from "./twins.ts";

/** Where an anchor points today. */
export type Placement =
	/** The anchor speaks of the whole file or folder, which is at `path`. */
	| { readonly state: "whole"; readonly path: RepoPath }
	/**
	 * The code stands at `lines` of `path`. `certainty` is `unique` where the quote stands there as it was, and nowhere
	 * else in that file or the text or its history says that it is this one; `nearest` where it stands, or stood, in several
	 * places and the likeliest was taken (people are told), `changed` where the code is another by now and yet, with probability
	 * `p`, the one that was meant.
	 */
	| {
			readonly state: "attached";
			readonly path: RepoPath;
			readonly lines: LineRange;
			readonly certainty: "unique" | "nearest" | "changed";
			readonly p: number;
	  }
	/** It probably went to one of these, best first, at most three: never shown as its place before somebody says so. */
	| { readonly state: "proposed"; readonly candidates: readonly Candidate[] }
	/** The code is in none of these files. */
	| { readonly state: "lost" };

/** One file to look into: that of the anchor's own path. */
export function inFile(path: RepoPath, text: PreparedText): Today {
	const same = { path, now: () => text, before: () => undefined };
	return { same, renamed: undefined, others: [] };
}

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
	today: Today,
	past?: PreparedText,
): Placement {
	const { lines, path } = anchor;
	const text = today.same?.now();
	if (lines === undefined) return wholeIn(today);
	const places = text ? findQuote(quote, text) : [];
	const [only] = places;
	const near = anchor.near === undefined ? undefined : readNear(anchor.near);
	const pastPlaces = past && findQuote(quote, past);
	const known = past && oneOf(pastPlaces ?? [], anchoredLines(anchor, past));
	const then = past && thenOf(past, pastPlaces ?? [], known);
	const certain =
		text && certainPlace({ anchor, quote, near }, text, places, then);
	if (certain) return certainly(path, certain);
	const amid = amidConflicts(anchor, quote, today, past);
	if (amid) return amid;
	if (past && known) {
		const made = { path, text: past, lines: known };
		const ranked = rankPlaces(findPlaces(made, today), historyRanking);
		return amongTwins(
			asFound(placementOf(decide(ranked)), quote, today, "unique"),
			quote,
			today,
			{ alike: () => alikeThen(near, then), past: made },
		);
	}
	const [line, ...more] = anchoredLines(anchor, text);
	const hint = more.length > 0 ? undefined : line;
	const ranked = rank(anchor, hint, quote, near, today);
	return only && !near && (hint || places.length === 1)
		? oneOfSeveral(
				path,
				text ? inSymbol(places, anchor, text) : places,
				hint ?? only,
				only,
				ranked,
			)
		: amongTwins(
				asFound(placementOf(decide(ranked)), quote, today, "nearest", near),
				quote,
				today,
				{ alike: () => alikeThen(near, then), past: undefined },
			);
}

/** Told when asked for, and found out once: it is seldom wanted. */
function thenOf(
	past: PreparedText,
	places: readonly LineRange[],
	own: LineRange | undefined,
): Then {
	let alike: number | undefined;
	return {
		count: places.length,
		get alike() {
			if (own) alike ??= placesAlike(past, places, own);
			return alike;
		},
	};
}

/**
 * As `relocate` in the anchor's own file, where that is certain without a search: the quote stands there once, or the
 * text is the one in which the anchor was made.
 */
export function relocateCertainly(
	anchor: Anchor,
	quote: Quote,
	text: PreparedText,
): Placement | undefined {
	const { path, lines, near } = anchor;
	if (lines === undefined) return { state: "whole", path };
	const certain = certainPlace(
		{ anchor, quote, near: near === undefined ? undefined : readNear(near) },
		text,
		findQuote(quote, text),
		undefined,
	);
	return certain && certainly(path, certain);
}

/** Where the code stood in the text in which the anchor was made; `undefined` where that is another text. */
export function linesInPast(
	anchor: Anchor,
	quote: Quote,
	past: PreparedText,
): LineRange | undefined {
	return oneOf(findQuote(quote, past), anchoredLines(anchor, past));
}

function wholeIn({ same, renamed }: Today): Placement {
	const file = same ?? renamed;
	return file ? { state: "whole", path: file.path } : { state: "lost" };
}

function certainly(path: RepoPath, lines: LineRange): Placement {
	return { state: "attached", path, lines, certainty: "unique", p: 1 };
}

/**
 * Where it is in a text in which git left conflicts: where our side has it, else where the other has it. Lines of two
 * sides side by side would be taken for each other. `undefined` for any other text.
 */
function amidConflicts(
	anchor: Anchor,
	quote: Quote,
	{ same, ...elsewhere }: Today,
	past: PreparedText | undefined,
): Placement | undefined {
	const text = same?.now();
	if (!same || !text) return undefined;
	const placements = text.sides.map((side) => {
		const today = { same: { ...same, now: () => side.text }, ...elsewhere };
		return inWhole(relocate(anchor, quote, today, past), same.path, side);
	});
	return placements.find(({ state }) => state === "attached") ?? placements[0];
}

/** The same in the whole text, of which the side leaves out lines. */
function inWhole(
	placement: Placement,
	path: RepoPath,
	side: PreparedSide,
): Placement {
	if (placement.state === "proposed")
		return {
			...placement,
			candidates: placement.candidates.map((candidate) =>
				candidate.path === path
					? { ...candidate, lines: side.inWhole(candidate.lines) }
					: candidate,
			),
		};
	if (placement.state !== "attached" || placement.path !== path)
		return placement;
	const lines = side.inWhole(placement.lines);
	const isTorn = lengthOf(lines) > lengthOf(placement.lines);
	return {
		...placement,
		lines,
		...(isTorn ? { certainty: "changed" as const } : {}),
	};
}

function lengthOf({ start, end }: LineRange): number {
	return end - start;
}

/** Says of code that stands there as it was that it does; the only one of several that is left counts as one of several. */
function asFound(
	placement: Placement,
	quote: Quote,
	{ same, renamed, others }: Today,
	ofSeveral: "unique" | "nearest",
	near?: Near,
): Placement {
	if (placement.state !== "attached") return placement;
	const { path, lines } = placement;
	const file = [same, renamed, ...others].find((each) => each?.path === path);
	const places = file ? findQuote(quote, file.now()) : [];
	if (!places.some((place) => isSameRange(place, lines))) return placement;
	const isOnly = places.length === 1 && (near?.order?.of ?? 1) <= 1;
	return { ...placement, certainty: isOnly ? "unique" : ofSeveral };
}

/** Where the quote stood in the text that it was taken from, on one of the `written` lines. */
function oneOf(
	places: readonly LineRange[],
	written: readonly LineRange[],
): LineRange | undefined {
	if (places.length === 1) return places[0];
	const [asWritten, ...more] = places.filter((place) =>
		written.some(({ start }) => start === place.start),
	);
	return more.length > 0 ? undefined : asWritten;
}

/** Places of code that changed, and of code that stands there several times, by how probable they are. */
function rank(
	anchor: Pick<Anchor, "path" | "symbol">,
	lines: LineRange | undefined,
	quote: Quote,
	near: Near | undefined,
	{ same, renamed, others }: Today,
): readonly RankedPlace[] {
	const wanted = wantedByNote(anchor, lines, quote, near);
	if (!wanted) return [];
	const elsewhere = renamed ? [renamed, ...others] : others;
	return rankPlaces(
		findPlacesByQuote(wanted, quote, { same, others: elsewhere }),
		wanted.symbol === undefined ? quoteRanking : symbolRanking,
	);
}

/** Those of the places that stand in what bears the name of the anchor's symbol, where any do; else all. */
function inSymbol(
	places: readonly LineRange[],
	{ symbol }: Pick<Anchor, "symbol">,
	text: PreparedText,
): readonly LineRange[] {
	const name = nameOfSymbol(symbol);
	if (name === undefined || places.length < 2) return places;
	const there = places.filter(({ start, end }) => {
		const first = solidIndexAt(text, start);
		const last = solidIndexAt(text, end + 1) - 1;
		return symbolLikeness(name, text, first, last) === 1;
	});
	return there.length > 0 ? there : places;
}

/**
 * The nearest of several places where the same stands, for a note that does not tell what stood around its code: then
 * nothing speaks for another.
 */
function oneOfSeveral(
	path: RepoPath,
	places: readonly LineRange[],
	wanted: LineRange,
	first: LineRange,
	ranked: readonly RankedPlace[],
): Placement {
	const lines = nearest(places, wanted.start, places[0] ?? first);
	const p = ranked.find(
		({ place }) => place.path === path && isSameRange(place.lines, lines),
	)?.p;
	return {
		state: "attached",
		path,
		lines,
		certainty: "nearest",
		p: p ?? 1 / places.length,
	};
}

function placementOf(found: Relocation): Placement {
	return found.state === "attached"
		? { ...found, certainty: "changed" }
		: found;
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
