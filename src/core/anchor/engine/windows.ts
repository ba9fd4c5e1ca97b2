import type { PreparedText } from "../preparedText.ts";
import type { LineMatches } from "./lineMatches.ts";
import { isCommonLine } from "./lineWeight.ts";
import { diffStretches, matchLines } from "./matchLines.ts";
import type { Region } from "./region.ts";
import { regionEdges, type Span } from "./regionEdges.ts";

const mostVoted = 6;
const mostVotedForFew = 16;
const mostPlacesOfLine = 40;

/** A place where the region may stand, found by its own lines. */
export interface Window {
	readonly span: Span;
	readonly matches: LineMatches;
	/** How much of the region is there, 0 to 1. */
	readonly kept: number;
}

/**
 * Where else the region may stand in `now`: where most of its lines stand together, or lines like its most telling
 * ones. `isFree` says which lines of `now` may be used: one to which another old line went cannot be a target. Of a
 * line that stands in many places those near solid line `home` are looked at; none where that is not known.
 */
export function findWindows(
	region: Region,
	now: PreparedText,
	isFree: (line: number) => boolean,
	home?: number,
): Window[] {
	const found: Window[] = [];
	const seen = new Set<string>();
	const pad = Math.max(3, Math.ceil(region.size / 2));
	for (const offset of offsets(region, now, isFree, home)) {
		const today = {
			from: Math.max(0, region.first + offset - pad),
			until: Math.min(now.solid.length, region.last + offset + 2 * pad + 4),
		};
		if (today.from >= today.until) continue;
		const old = { from: region.first, until: region.last + 1 };
		const diff = diffStretches(region.text, old, now, today, isFree);
		const matches = matchLines(region, now, diff, isFree);
		const span = regionEdges(region, now, matches);
		if (!span || mostlyTaken(span, isFree)) continue;
		const key = `${span.start}-${span.end}`;
		if (seen.has(key)) continue;
		seen.add(key);
		found.push({ span, matches, kept: keptOf(region, span, matches) });
	}
	return found.sort((a, b) => b.kept - a.kept);
}

/** The share of the region that the span holds, 0 to 1. */
export function keptOf(
	region: Region,
	span: Span,
	matches: LineMatches,
): number {
	let kept = 0;
	for (let i = region.first; i <= region.last; i++) {
		const match = matches.get(i);
		if (match && match.to >= span.start && match.end <= span.end)
			kept += region.weightOf(i) * match.likeness;
	}
	return kept / region.weight;
}

function mostlyTaken(
	{ start, end }: Span,
	isFree: (line: number) => boolean,
): boolean {
	let taken = 0;
	for (let j = start; j <= end; j++) if (!isFree(j)) taken++;
	return 2 * taken > end - start + 1;
}

/** How far the region may have gone, in solid lines, most likely first. */
function offsets(
	region: Region,
	now: PreparedText,
	isFree: (line: number) => boolean,
	home: number | undefined,
): number[] {
	const votes = new Map<number, number>();
	const stay = home === undefined ? 0 : home - region.first;
	const voters = tellingLines(region);
	for (const i of voters.length > 0 ? voters : [region.first]) {
		const places = now.byText.get(region.lineAt(i)) ?? [];
		const vote = region.weightOf(i) / Math.sqrt(places.length);
		const wanted = home === undefined ? undefined : home + i - region.first;
		for (const j of nearest(places, wanted))
			if (isFree(j)) votes.set(j - i, (votes.get(j - i) ?? 0) + vote);
	}
	const voted = [...votes]
		.sort(
			([a, first], [b, second]) =>
				second - first || Math.abs(a - stay) - Math.abs(b - stay) || a - b,
		)
		.slice(0, region.size <= 3 ? mostVotedForFew : mostVoted);
	const result = voted.map(([offset]) => offset);
	if ((voted[0]?.[1] ?? 0) < 0.3 * region.weight)
		result.push(...offsetsOfSimilarLines(region, now, isFree));
	return [...new Set(result)];
}

/** From the most telling lines of the region and its first: the lines most like them. */
function offsetsOfSimilarLines(
	region: Region,
	now: PreparedText,
	isFree: (line: number) => boolean,
): number[] {
	const telling = tellingLines(region);
	const chosen = new Set(
		[...telling]
			.sort(
				(a, b) => region.lineAt(b).length - region.lineAt(a).length || a - b,
			)
			.slice(0, 2),
	);
	if (telling[0] === region.first) chosen.add(region.first);
	return [...chosen].flatMap((i) => {
		const alike: { offset: number; likeness: number }[] = [];
		for (let j = 0; j < now.solid.length; j++) {
			if (!isFree(j)) continue;
			const likeness = region.likeness(i, now.solid[j]?.text ?? "", 0.6);
			if (likeness > 0) alike.push({ offset: j - i, likeness });
		}
		return alike
			.sort((a, b) => b.likeness - a.likeness || a.offset - b.offset)
			.slice(0, 5)
			.map(({ offset }) => offset);
	});
}

function tellingLines(region: Region): number[] {
	const telling: number[] = [];
	for (let i = region.first; i <= region.last; i++)
		if (!isCommonLine(region.lineAt(i))) telling.push(i);
	return telling;
}

/** Of many places the few nearest to `home`. */
function nearest(
	places: readonly number[],
	home: number | undefined,
): readonly number[] {
	if (places.length <= mostPlacesOfLine) return places;
	if (home === undefined) return [];
	let low = 0;
	let high = places.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((places[middle] ?? 0) < home) low = middle + 1;
		else high = middle;
	}
	return places.slice(Math.max(0, low - 4), low + 4);
}
