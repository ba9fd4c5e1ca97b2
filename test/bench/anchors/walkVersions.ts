import {
	type Candidate,
	decide,
	type Relocation,
} from "../../../src/core/anchor/engine/decide.ts";
import {
	findPlaces,
	type Past,
} from "../../../src/core/anchor/engine/findPlaces.ts";
import { diffTexts } from "../../../src/core/anchor/engine/matchLines.ts";
import { historyRanking } from "../../../src/core/anchor/engine/rankings.ts";
import { rankPlaces } from "../../../src/core/anchor/engine/rankPlaces.ts";
import { regionOf } from "../../../src/core/anchor/engine/region.ts";
import type { LineRange } from "../../../src/core/lineRange.ts";

/** A text that a file had. */
export type Version = Omit<Past, "lines">;

/**
 * Follows code from one version of its file to the next up to the last; one in which it is not found for certain is left
 * out. `undefined` where it is not in the last, for all that is known; `p` is that of the whole way.
 */
export function walkVersions(
	first: Past,
	versions: readonly Version[],
): Candidate | undefined {
	let past = first;
	let sure = 1;
	let best: Candidate | undefined;
	for (const next of versions) {
		const found = step(past, next);
		best =
			found.state === "attached"
				? found
				: found.state === "proposed"
					? found.candidates[0]
					: undefined;
		if (best) best = { ...best, p: best.p * sure };
		if (found.state !== "attached") continue;
		past = { ...next, lines: found.lines };
		sure *= found.p;
	}
	return best;
}

function step(past: Past, next: Version): Relocation {
	const lines = untouched(past, next);
	if (lines) return { state: "attached", path: next.path, lines, p: 1 };
	const { path, text } = next;
	const file = { path, now: () => text, before: () => undefined };
	const isSame = path === past.path;
	const today = {
		same: isSame ? file : undefined,
		renamed: isSame ? undefined : file,
		others: [],
	};
	return decide(rankPlaces(findPlaces(past, today), historyRanking));
}

/** Where the lines are if the diff of the two texts leaves all of them, and nothing between them, alone. */
function untouched(
	{ text: before, lines }: Past,
	{ text: now }: Version,
): LineRange | undefined {
	const region = regionOf(before, lines);
	if (!region) return undefined;
	const { map } = diffTexts(before, now);
	const first = map[region.first] ?? -1;
	for (let i = region.first; i <= region.last; i++)
		if (first < 0 || map[i] !== first + i - region.first) return undefined;
	const start = now.solid[first]?.line;
	const end = now.solid[first + region.last - region.first]?.line;
	return start === undefined || end === undefined ? undefined : { start, end };
}
