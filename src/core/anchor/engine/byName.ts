import type { PreparedText } from "../preparedText.ts";
import { blockEnd, decoratorsAbove } from "./blockEnd.ts";
import { diffStretches, matchLines } from "./matchLines.ts";
import { nameLikeness, wordCountsOf } from "./names.ts";
import { type Region, solidIndexAt } from "./region.ts";
import { branchesOf } from "./statement.ts";
import { keptOf, type Window } from "./windows.ts";

const mostPlaces = 3;
const leastLikeness = 0.5;
const mostLinesOfWord = 30;

/**
 * Places whose first line has the words that tell the region's first line, above all its rarest, and that reach as far
 * as their block does: what is rewritten keeps its name. Only for a region that was a block or statement of its own.
 */
export function findByName(
	region: Region,
	now: PreparedText,
	isFree: (line: number) => boolean,
): Window[] {
	const branches = branchesOf(region, region.first);
	if (branches === undefined && region.size > 1) return [];
	const found: Window[] = [];
	for (const header of headersWith(region.headerWords, now, isFree)) {
		const end =
			branches === undefined
				? header
				: blockEnd(now, header, branches, 4 * region.size + 60);
		if (end === undefined) continue;
		const start = decoratorsAbove(now, header, 0);
		const diff = diffStretches(
			region.text,
			{ from: region.first, until: region.last + 1 },
			now,
			{ from: start, until: end + 1 },
			isFree,
		);
		const matches = matchLines(region, now, diff, isFree);
		const span = { start, end, closes: true };
		found.push({ span, matches, kept: keptOf(region, span, matches) });
	}
	return found;
}

/** Lines that have most of the telling words, best first. */
function headersWith(
	words: readonly string[],
	now: PreparedText,
	isFree: (line: number) => boolean,
): number[] {
	const counts = wordCountsOf(now);
	const rare = words
		.filter((word) => {
			const count = counts.count(word);
			return word.length > 2 && count > 0 && count <= mostLinesOfWord;
		})
		.sort((a, b) => counts.count(a) - counts.count(b) || b.length - a.length)
		.slice(0, 2);
	if (rare.length === 0) return [];
	const lines = new Set(rare.flatMap((word) => [...counts.linesWith(word)]));
	const found: { at: number; likeness: number }[] = [];
	for (const line of lines) {
		const at = solidIndexAt(now, line);
		if (now.solid[at]?.line !== line || !isFree(at)) continue;
		const likeness = nameLikeness(words, now.lines[line - 1] ?? "", counts);
		if (likeness >= leastLikeness) found.push({ at, likeness });
	}
	return found
		.sort((a, b) => b.likeness - a.likeness || a.at - b.at)
		.slice(0, mostPlaces)
		.map(({ at }) => at);
}
