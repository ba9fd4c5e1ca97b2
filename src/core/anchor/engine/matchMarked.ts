import type { PreparedText } from "../preparedText.ts";
import { fingerprint } from "./fingerprint.ts";
import type { LineMatches } from "./lineMatches.ts";
import type { Region } from "./region.ts";

/** Lines looked at on each side, beyond those of the region that are not matched. */
const reach = 12;

/**
 * Finds the lines beside the region of which the note keeps no more than fingerprints, near the lines of the region that
 * are matched already.
 */
export function matchMarked(
	region: Region,
	now: PreparedText,
	matches: LineMatches,
): void {
	if (region.marks.size === 0) return;
	let low = Number.POSITIVE_INFINITY;
	let high = -1;
	for (const { to, end } of matches.values()) {
		low = Math.min(low, to);
		high = Math.max(high, end);
	}
	if (high < 0) return;
	for (let i = region.first - 1, from = low; i >= 0; i--)
		from = findMark(region, now, matches, i, from, -1);
	for (let i = region.last + 1, from = high; region.marks.has(i); i++)
		from = findMark(region, now, matches, i, from, 1);
}

/** Returns the line from which to look on. */
function findMark(
	region: Region,
	now: PreparedText,
	matches: LineMatches,
	index: number,
	from: number,
	step: 1 | -1,
): number {
	const mark = region.marks.get(index);
	for (let steps = 1; steps <= reach; steps++) {
		const at = from + steps * step;
		const line = now.solid[at]?.text;
		if (line === undefined) break;
		if (fingerprint(line) !== mark) continue;
		matches.set(index, { to: at, end: at, likeness: 1 });
		return at;
	}
	return from;
}
