import { atOnce, inSlices, type Pacer } from "../../pacer.ts";
import type { PreparedText } from "../preparedText.ts";
import { alignLines } from "./alignLines.ts";
import { lineDiffSteps } from "./lineDiff.ts";
import type { LineMatches } from "./lineMatches.ts";
import { matchMarked } from "./matchMarked.ts";
import { matchRebroken } from "./rebrokenLines.ts";
import type { Region } from "./region.ts";
import { type Stretch, wholeOf } from "./stretch.ts";

/** Lines beside the region that are aligned with it: they decide where it begins and ends. */
const beside = 6;
/** Pairs of lines compared in one changed stretch at most. */
const mostPairs = 60_000;
/** Below this, lines beyond those beside the region are aligned too. */
const cheapPairs = 4_000;

/** Which new line each old line became where both are the same but for layout; indexes count from the stretches' starts. */
export interface StretchDiff {
	readonly map: Int32Array;
	readonly old: Stretch;
	readonly today: Stretch;
}

/**
 * What became of the lines in and beside the region: the diff, and inside of what it calls changed the alignment that
 * keeps most. `isFree` says which new lines may be used.
 */
export function matchLines(
	region: Region,
	now: PreparedText,
	diff: StretchDiff,
	isFree: (line: number) => boolean = () => true,
): LineMatches {
	const { map, old, today } = diff;
	const matches: LineMatches = new Map();
	const low = Math.max(old.from, region.first - beside);
	const high = Math.min(old.until, region.last + beside + 1);
	for (let i = low; i < high; ) {
		const to = map[i - old.from] ?? -1;
		if (to >= 0) {
			const line = to + today.from;
			matches.set(i++, { to: line, end: line, likeness: 1 });
			continue;
		}
		const gap = gapAround(diff, i);
		const rebroken = matchRebroken(region.text, gap.old, now, gap.today);
		if (rebroken)
			for (const [line, match] of rebroken) matches.set(line, match);
		else alignGap(region, now, gap, [low, high], isFree, matches);
		i = gap.old.until;
	}
	matchMarked(region, now, matches);
	return matches;
}

interface Gap {
	readonly old: Stretch;
	readonly today: Stretch;
}

/** The changed stretch that the old line `at` stands in. */
function gapAround({ map, old, today }: StretchDiff, at: number): Gap {
	let from = at - old.from;
	while (from > 0 && (map[from - 1] ?? -1) < 0) from--;
	let until = at - old.from + 1;
	while (until < map.length && (map[until] ?? -1) < 0) until++;
	const before = from > 0 ? (map[from - 1] ?? -1) + 1 : 0;
	const after = until < map.length ? map[until] : undefined;
	return {
		old: { from: from + old.from, until: until + old.from },
		today: {
			from: before + today.from,
			until: after === undefined ? today.until : after + today.from,
		},
	};
}

/** Aligns the whole stretch where that is cheap: lines outside of the region compete for the new lines. */
function alignGap(
	region: Region,
	now: PreparedText,
	{ old, today }: Gap,
	[low, high]: readonly [number, number],
	isFree: (line: number) => boolean,
	matches: LineMatches,
): void {
	const columns = today.until - today.from;
	let { from, until } = old;
	if ((until - from) * columns > cheapPairs) {
		from = Math.max(from, low);
		until = Math.min(until, high);
	}
	if ((until - from) * columns <= mostPairs)
		alignLines(
			region,
			[from, until],
			now,
			[today.from, today.until],
			isFree,
			matches,
		);
}

/** Compares two stretches line by line, blind to white space; of the new lines only those that are free. */
export function diffStretches(
	before: PreparedText,
	old: Stretch,
	now: PreparedText,
	today: Stretch,
	isFree?: (line: number) => boolean,
): StretchDiff {
	return atOnce(diffing(before, old, now, today, isFree));
}

/** Lines that are numbered between two pauses at most: about half a millisecond. */
const linesAtOnce = 2_000;

function* diffing(
	before: PreparedText,
	old: Stretch,
	now: PreparedText,
	today: Stretch,
	isFree?: (line: number) => boolean,
): Generator<undefined, StretchDiff> {
	const oldText = (i: number) => before.solid[i]?.text ?? "";
	const newText = (j: number) => now.solid[j]?.text ?? "";
	const isSame = (i: number, j: number) =>
		oldText(i) === newText(j) && (!isFree || isFree(j));
	// Most texts differ in little: what both begin and end with needs no numbers.
	const shorter = Math.min(old.until - old.from, today.until - today.from);
	let head = 0;
	while (head < shorter && isSame(old.from + head, today.from + head)) head++;
	let tail = 0;
	while (
		tail < shorter - head &&
		isSame(old.until - 1 - tail, today.until - 1 - tail)
	)
		tail++;
	const from = { old: old.from + head, today: today.from + head };
	const ids = new Map<string, number>();
	const a = new Int32Array(old.until - tail - from.old);
	for (let i = 0; i < a.length; i++) {
		if (i % linesAtOnce === linesAtOnce - 1) yield;
		const line = oldText(from.old + i);
		let id = ids.get(line);
		if (id === undefined) {
			id = ids.size + 1;
			ids.set(line, id);
		}
		a[i] = id;
	}
	const b = new Int32Array(today.until - tail - from.today);
	for (let j = 0; j < b.length; j++) {
		if (j % linesAtOnce === linesAtOnce - 1) yield;
		const at = from.today + j;
		if (!isFree || isFree(at)) b[j] = ids.get(newText(at)) ?? 0;
	}
	yield;
	const lines = old.until - old.from + (today.until - today.from);
	const between = yield* lineDiffSteps(a, b, lines);
	const map = new Int32Array(old.until - old.from);
	for (let i = 0; i < map.length; i++) {
		const to = between[i - head];
		if (to !== undefined) map[i] = to < 0 ? -1 : to + head;
		else map[i] = i < head ? i : i + (today.until - today.from) - map.length;
	}
	return { map, old, today };
}

/** Kept as long as both texts are: several anchors of a file ask for the same. */
const diffs = new WeakMap<PreparedText, WeakMap<PreparedText, StretchDiff>>();

/** The diff of two whole texts. */
export function diffTexts(
	before: PreparedText,
	now: PreparedText,
): StretchDiff {
	const known = diffsOf(before);
	const diff =
		known.get(now) ?? diffStretches(before, wholeOf(before), now, wholeOf(now));
	known.set(now, diff);
	return diff;
}

/** Lines of both texts; fewer are compared in a few milliseconds. */
const leastInSlices = 5_000;

/** Makes ready what `diffTexts` answers, in slices; of short texts nothing. */
export async function prepareDiff(
	before: PreparedText,
	now: PreparedText,
	pacer: Pacer,
): Promise<void> {
	if (before.lines.length + now.lines.length < leastInSlices) return;
	const known = diffsOf(before);
	if (known.has(now)) return;
	await before.read(pacer);
	await now.read(pacer);
	const work = diffing(before, wholeOf(before), now, wholeOf(now));
	known.set(now, await inSlices(work, pacer));
}

function diffsOf(before: PreparedText): WeakMap<PreparedText, StretchDiff> {
	const known = diffs.get(before) ?? new WeakMap<PreparedText, StretchDiff>();
	diffs.set(before, known);
	return known;
}
