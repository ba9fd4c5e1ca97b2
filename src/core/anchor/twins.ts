import { isSameRange, type LineRange } from "../lineRange.ts";
import type { Quote } from "./anchor.ts";
import { attachFrom } from "./engine/decide.ts";
import { placesAlike } from "./engine/near.ts";
import type { FileToday, Today } from "./engine/place.ts";
import { solidIndexAt } from "./engine/region.ts";
import { neighboursOf } from "./engine/surroundings.ts";
import { findQuote } from "./findQuote.ts";
import type { PreparedText } from "./preparedText.ts";
import type { Placement } from "./relocate.ts";
import { untouchedLines } from "./untouchedLines.ts";

/** Where the same code stood before, with the same around it. */
export interface TwinsThen {
	/** How many, the one that was meant included; asked only of what was found. */
	alike(): number;
	/** The text in which they stood, and where in it the one that was meant; `undefined` where that is not known. */
	readonly past:
		| { readonly text: PreparedText; readonly lines: LineRange }
		| undefined;
}

/**
 * Says no more of code that had twins than can be known: where more or fewer of them are left, and what stands around does
 * not prove which one this is, it is the one that was meant with the share of those that are the same in number.
 */
export function amongTwins(
	placement: Placement,
	quote: Quote,
	{ same, renamed, others }: Today,
	{ alike: alikeThen, past }: TwinsThen,
): Placement {
	if (placement.state !== "attached") return placement;
	const alike = alikeThen();
	if (alike < 2) return amongOthers(placement, quote, others, past);
	const { path, lines } = placement;
	const file = [same, renamed, ...others].find((each) => each?.path === path);
	const places = file ? findQuote(quote, file.now()) : [];
	if (!file || !places.some((place) => isSameRange(place, lines)))
		return placement;
	const today = placesAlike(file.now(), places, lines);
	if (today === alike || isProven(lines, file, past)) return placement;
	const p = (placement.p * Math.min(today, alike)) / Math.max(today, alike);
	if (p >= attachFrom) return { ...placement, certainty: "nearest", p };
	const twins = places
		.filter((place) => !isSameRange(place, lines))
		.slice(0, 2)
		.map((place) => ({ path, lines: place, p: (1 - p) / today }));
	return { state: "proposed", candidates: [{ path, lines, p }, ...twins] };
}

/**
 * Code that stood in several places of its own file tells nothing of another one: unless something of what stood around it
 * came along, it is one of so many there.
 */
function amongOthers(
	placement: Placement & { readonly state: "attached" },
	quote: Quote,
	others: readonly FileToday[],
	past: TwinsThen["past"],
): Placement {
	const { path, lines } = placement;
	const file = others.find((each) => each.path === path);
	if (!file || !past) return placement;
	const count = findQuote(quote, past.text).length;
	const isThere = () =>
		findQuote(quote, file.now()).some((place) => isSameRange(place, lines));
	if (count < 2 || !isThere()) return placement;
	const before = nearestOf(past.text, past.lines);
	const now = nearestOf(file.now(), lines);
	if (before.some((line, at) => line !== undefined && line === now[at]))
		return placement;
	const p = placement.p / count;
	return { state: "proposed", candidates: [{ path, lines, p }] };
}

/** The nearest telling lines above and below, and the first line of the block around. */
function nearestOf(
	text: PreparedText,
	{ start, end }: LineRange,
): readonly (string | undefined)[] {
	const { above, below, scope } = neighboursOf(
		text,
		solidIndexAt(text, start),
		solidIndexAt(text, end + 1) - 1,
	);
	return [above[0], below[0], scope[0]];
}

function isProven(
	lines: LineRange,
	file: FileToday,
	past: TwinsThen["past"],
): boolean {
	const there = past && untouchedLines(past.text, file.now(), past.lines);
	return there !== undefined && isSameRange(there, lines);
}
