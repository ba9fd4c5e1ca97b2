import type { LineMatches } from "../anchor/engine/lineMatches.ts";
import { lineWeight } from "../anchor/engine/lineWeight.ts";
import { diffTexts, matchLines } from "../anchor/engine/matchLines.ts";
import { Region } from "../anchor/engine/region.ts";
import { regionEdges, type Span } from "../anchor/engine/regionEdges.ts";
import { findWindows, keptOf, type Window } from "../anchor/engine/windows.ts";
import type { PreparedText } from "../anchor/preparedText.ts";

/** Lines in the version before. */
export interface Step {
	readonly region: Region;
	/** How much of them changed since, or is gone. */
	readonly share: number;
}

/** Where less of the lines is left in the version before, they are looked for elsewhere. */
export const scattered = 0.5;
/** Lines that moved keep at least so much. */
const moved = 0.8;
/** Into another file they seldom go as they are; there it tells that they are gone where they were. */
const movedElsewhere = 0.6;

/** The region in the version before, and how much of it changed since; `undefined` where it was not there. */
export function stepTo(before: PreparedText, region: Region): Step | undefined {
	const matches = matchLines(region, before, diffTexts(region.text, before));
	const span = regionEdges(region, before, matches);
	const stayed = span && { span, matches, kept: keptOf(region, span, matches) };
	const place =
		stayed && stayed.kept >= scattered
			? stayed
			: (findWindows(region, before, () => true, region.first).find(
					({ kept }) => kept >= moved,
				) ?? stayed);
	return place && stepOf(before, place);
}

/** The region in a text of another file that nearly is its own; `undefined` where it is not there. */
export function stepElsewhere(
	before: PreparedText,
	region: Region,
): Step | undefined {
	const [place] = findWindows(region, before, () => true);
	return place && place.kept >= movedElsewhere
		? stepOf(before, place)
		: undefined;
}

function stepOf(before: PreparedText, { span, matches, kept }: Window): Step {
	return {
		region: new Region(before, span.start, span.end),
		share: Math.min(1, Math.max(1 - kept, goneOf(before, span, matches))),
	};
}

/** The share of the span of which nothing is left, by weight. */
function goneOf(
	before: PreparedText,
	{ start, end }: Span,
	matches: LineMatches,
): number {
	const left = new Set<number>();
	for (const { to, end: last } of matches.values())
		for (let at = to; at <= last; at++) left.add(at);
	let gone = 0;
	let all = 0;
	for (let at = start; at <= end; at++) {
		const weight = lineWeight(before.solid[at]?.text ?? "");
		all += weight;
		if (!left.has(at)) gone += weight;
	}
	return all === 0 ? 0 : gone / all;
}
