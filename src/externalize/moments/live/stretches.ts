import { containsLine, type LineRange } from "../../../core/lineRange.ts";
import type { SavedChange, Stretch } from "../../events/event.ts";

/** How many lines it has; 0 for a place between two. */
export function lengthOf({ start, end }: Stretch): number {
	return end - start + 1;
}

/** How many lines both have. */
export function sharedLength(a: Stretch, b: Stretch): number {
	return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start) + 1);
}

/** Whether they share a line; a place between two lines is shared by what has both of them, and by the same place. */
export function overlaps(a: Stretch, b: Stretch): boolean {
	if (sharedLength(a, b) > 0) return true;
	if (lengthOf(a) === 0 && lengthOf(b) === 0) return a.start === b.start;
	if (lengthOf(a) === 0) return b.start < a.start && a.start <= b.end;
	if (lengthOf(b) === 0) return a.start < b.start && b.start <= a.end;
	return false;
}

/** Whether they overlap, or one begins where the other ends. */
export function touches(a: Stretch, b: Stretch): boolean {
	return a.start <= b.end + 1 && b.start <= a.end + 1;
}

/** From the first line of both to the last. */
export function union(a: Stretch, b: Stretch): Stretch {
	return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/**
 * Where lines are after a save: moved by what changed above them. What was put in the place of some of them, or between
 * them, belongs to them from then on; where nothing was, what is left is a place between two lines. Cost grows with the
 * number of changes.
 */
export function followed(
	stretch: Stretch,
	changes: readonly SavedChange[],
): Stretch {
	const { start, end } = stretch;
	if (lengthOf(stretch) === 0) {
		const taken = changes.find(({ before }) => overlaps(before, stretch));
		const shift = shiftOf(start, changes);
		return taken?.after ?? { start: start + shift, end: end + shift };
	}
	let [from, until] = [start, end];
	for (const { before, after } of changes) {
		if (before.start > end) break;
		const shift = after.end - before.end;
		// In the end the last one that holds the line, or is above it, has placed it.
		if (containsLine(before, start)) from = after.start;
		else if (before.end < start) from = start + shift;
		if (containsLine(before, end)) until = after.end;
		else if (before.end < end) until = end + shift;
	}
	return { start: from, end: Math.max(until, from - 1) };
}

/** Lines that are followed from save to save. */
export interface FollowedPlace {
	start: number;
	end: number;
}

/** Takes the place along; see `followed`. Thousands are followed at a save: none is made anew. */
export function follow(
	place: FollowedPlace,
	changes: readonly SavedChange[],
): void {
	const [first] = changes;
	if (!first || first.before.start > place.end + 1) return;
	const { start, end } = followed(place, changes);
	place.start = start;
	place.end = end;
}

/** By how many lines a line, or the place before it, went down. */
function shiftOf(line: number, changes: readonly SavedChange[]): number {
	const above = changes.findLast(({ before }) => before.end < line);
	return above ? above.after.end - above.before.end : 0;
}

/** The lines of a stretch that a save left as they were, where they stand after it. */
export function remains(
	stretch: Stretch,
	changes: readonly SavedChange[],
): readonly Stretch[] {
	const left: Stretch[] = [];
	let shift = 0;
	let from = stretch.start;
	const keep = (until: number) => {
		if (from <= until) left.push({ start: from + shift, end: until + shift });
	};
	for (const { before, after } of changes) {
		if (before.start > stretch.end) break;
		keep(Math.min(before.start - 1, stretch.end));
		from = Math.max(from, before.end + 1);
		shift = after.end - before.end;
	}
	keep(stretch.end);
	return left;
}

/** Lines to show for a stretch: its own or, where it has none, the line before. */
export function linesOf({ start, end }: Stretch): LineRange {
	if (start <= end) return { start, end };
	const line = Math.max(1, start - 1);
	return { start: line, end: line };
}
