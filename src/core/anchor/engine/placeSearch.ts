import type { LineRange } from "../../lineRange.ts";
import type { RepoPath } from "../../repoPath.ts";
import type { Quote } from "../anchor.ts";
import { findEnds } from "../findElided.ts";
import { findQuote } from "../findQuote.ts";
import { findByName } from "./byName.ts";
import { evidenceOf } from "./evidence.ts";
import type { LineMatches } from "./lineMatches.ts";
import { diffStretches, matchLines, type StretchDiff } from "./matchLines.ts";
import type { Order } from "./near.ts";
import { pathLikeness } from "./pathLikeness.ts";
import type { FileToday, Kinship, Place, Way } from "./place.ts";
import { type Region, solidIndexAt } from "./region.ts";
import { regionEdges, type Span } from "./regionEdges.ts";
import { findInScopes } from "./scopes.ts";
import type { Surroundings } from "./surroundings.ts";
import { symbolLikeness } from "./symbolLikeness.ts";
import { findWindows } from "./windows.ts";

const mostWindowsElsewhere = 3;
const mostQuotes = 24;

/** What is looked for. */
export interface Wanted {
	readonly path: RepoPath;
	/** Where it was; `undefined` where that is not known. */
	readonly lines: LineRange | undefined;
	readonly region: Region;
	readonly surroundings: Surroundings;
	/** Which of how many places of the same code it was, in the file; both from 1. */
	readonly order: Order | undefined;
	/** The name of what it stood in, or was; `undefined` where that is not known, or said by the old text itself. */
	readonly symbol: string | undefined;
}

/** Gathers the places where a region may be, each with all the ways that lead there. */
export class PlaceSearch {
	readonly #wanted: Wanted;
	readonly #places = new Map<string, Place>();
	/** Those at which the quote stands as it was, what it leaves out included. */
	readonly #whole = new Set<string>();

	constructor(wanted: Wanted) {
		this.#wanted = wanted;
	}

	/** What was found so far. */
	get places(): readonly Place[] {
		const { region } = this.#wanted;
		const places = [...this.#places.values()];
		return region.unknown === 0
			? places
			: places.map((place) =>
					this.#whole.has(keyOf(place))
						? place
						: withoutMiddle(place, this.#whole.size > 0),
				);
	}

	/** Takes places that a search for the same found before. */
	takeOver(places: readonly Place[]): void {
		for (const place of places) this.#places.set(keyOf(place), place);
	}

	/** Whether a place is as good as certain: then other files need not be looked into. */
	get isSettled(): boolean {
		const isKnown = this.#wanted.region.unknown === 0;
		return this.places.some(
			(place) =>
				isSettling(place) && (isKnown || this.#whole.has(keyOf(place))),
		);
	}

	/** Follows the diff of the old text to that of the file; says whether that is as good as certain. */
	followDiff(file: FileToday, kinship: Kinship, diff: StretchDiff): boolean {
		const { region } = this.#wanted;
		const now = file.now();
		const matches = matchLines(region, now, diff);
		const span = regionEdges(region, now, matches);
		if (!span) return false;
		const place = this.#add(file, kinship, "diff", span, matches);
		const { kept, filled } = place.evidence;
		return (kept > 0.97 && filled > 0.97) || isSettling(place);
	}

	/** Looks where the quote stands as it was, or else at least what it keeps of its lines. */
	findQuote(file: FileToday, kinship: Kinship, quote: Quote): void {
		const { region } = this.#wanted;
		const now = file.now();
		const whole = findQuote(quote, now);
		const found = whole.length > 0 ? whole : findEnds(quote, now);
		const old = { from: region.first, until: region.last + 1 };
		for (const { start, end } of nearest(found, this.#wanted.lines?.start)) {
			const span = {
				start: solidIndexAt(now, start),
				end: solidIndexAt(now, end + 1) - 1,
				closes: false,
			};
			const today = { from: span.start, until: span.end + 1 };
			const diff = diffStretches(region.text, old, now, today);
			this.#add(file, kinship, "quote", span, matchLines(region, now, diff), {
				isInOrder: isSameInOrder(found, start, this.#wanted.order),
				isWhole: whole.length > 0,
			});
		}
	}

	/** Looks for the region among the free lines of a file. */
	lookInto(
		file: FileToday,
		kinship: Kinship,
		isFree: (line: number) => boolean,
		diff?: StretchDiff,
	): void {
		const { region, lines } = this.#wanted;
		const now = file.now();
		const home =
			kinship === "same" && lines ? solidIndexAt(now, lines.start) : undefined;
		const windows = findWindows(region, now, isFree, home);
		const most = kinship === "other" ? mostWindowsElsewhere : windows.length;
		for (const { span, matches } of windows.slice(0, most))
			this.#add(file, kinship, "window", span, matches);
		for (const { span, matches } of findByName(region, now, isFree))
			this.#add(file, kinship, "name", span, matches);
		for (const { span, matches } of findInScopes(region, now, diff, isFree))
			this.#add(file, kinship, "scope", span, matches);
	}

	#add(
		file: FileToday,
		kinship: Kinship,
		way: Way,
		span: Span,
		matches: LineMatches,
		{ isInOrder = false, isWhole = false } = {},
	): Place {
		const { path, region, surroundings, symbol, lines: before } = this.#wanted;
		const now = file.now();
		const lines = {
			start: now.solid[span.start]?.line ?? 1,
			end: now.solid[span.end]?.line ?? 1,
		};
		const key = keyOf({ path: file.path, lines });
		const known = this.#places.get(key);
		const evidence = {
			...evidenceOf(region, now, span, matches, surroundings),
			symbol: symbolLikeness(symbol, now, span.start, span.end),
		};
		if (isWhole) this.#whole.add(key);
		const isBetter = !known || known.evidence.kept < evidence.kept;
		const place: Place = {
			path: file.path,
			lines,
			kinship,
			ways: new Set([...(known?.ways ?? []), way]),
			evidence: isBetter ? evidence : known.evidence,
			paths: pathLikeness(path, file.path),
			isSameInOrder: isInOrder || known?.isSameInOrder === true,
			size: region.size,
			distance:
				kinship === "same" && before ? lines.start - before.start : undefined,
		};
		this.#places.set(key, place);
		return place;
	}
}

function keyOf({ path, lines }: Pick<Place, "path" | "lines">): string {
	return `${lines.start}-${lines.end} ${path}`;
}

/** How much of a place is taken to be another where what the quote leaves out is, and nothing around speaks for it. */
const mostOther = 0.6;

/**
 * A place that has not the lines that the quote leaves out, which their hash tells: they were edited, or it is another
 * region that begins and ends alike. What stands around tells which; where `isElsewhere`, what was left out stands in
 * another place, it is the latter.
 */
function withoutMiddle(place: Place, isElsewhere: boolean): Place {
	const { above, below, kept, filled } = place.evidence;
	const around = isElsewhere ? 0 : Math.min(1, 1.5 * (above + below));
	const share = 1 - mostOther * (1 - around);
	const evidence = {
		...place.evidence,
		...{ kept: share * kept, filled: share * filled },
	};
	return { ...place, evidence };
}

/** Whether a place holds most of the region, little else, and its names: a neighbour may be as alike, but for its name. */
function isSettling({ evidence: { kept, filled, names } }: Place): boolean {
	return kept + filled > 1.6 && names > 0.9;
}

function isSameInOrder(
	found: readonly LineRange[],
	start: number,
	order: Order | undefined,
): boolean {
	return (
		order !== undefined &&
		found.length === order.of &&
		found[order.nth - 1]?.start === start
	);
}

/** Of many places those nearest to the old line. */
function nearest(
	found: readonly LineRange[],
	line: number | undefined,
): readonly LineRange[] {
	if (found.length <= mostQuotes || line === undefined)
		return found.slice(0, mostQuotes);
	return [...found]
		.sort((a, b) => Math.abs(a.start - line) - Math.abs(b.start - line))
		.slice(0, mostQuotes);
}
