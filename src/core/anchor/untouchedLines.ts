import type { LineRange } from "../lineRange.ts";
import { lineDiff } from "./engine/lineDiff.ts";
import { isCommonLine } from "./engine/lineWeight.ts";
import type { PreparedText } from "./preparedText.ts";

/** Lines of both texts between the first and the last change; more are not compared. */
const mostLines = 4_000;
/** How far from lines that tell nothing those are looked for that do. */
const reach = 24;

/**
 * Where lines of a text stand in a later one, if no change touched them but that they may be indented otherwise, and they
 * are for certain the same: one of them tells something and stands in no change anywhere, so that of those like it each is
 * the one that it was; or they stand between two such, and nothing changed there. `undefined` where a change touched them,
 * or nobody knows; and in notebooks, whose lines are told by cells.
 */
export function untouchedLines(
	before: PreparedText,
	now: PreparedText,
	{ start, end }: LineRange,
): LineRange | undefined {
	if (before.cells || now.cells || end > before.lines.length) return undefined;
	const { placeOf, isChanged } = changesBetween(before, now);
	const isCertain = (line: number) => {
		const text = before.lines[line - 1]?.trim() ?? "";
		return !isCommonLine(text) && !isChanged(text);
	};
	const firstOf = (from: number, step: 1 | -1, atMost: number) => {
		for (let steps = 0; steps < atMost; steps++) {
			const line = from + steps * step;
			if (line < 1 || line > before.lines.length) break;
			if (isCertain(line)) return line;
		}
		return undefined;
	};
	const own = firstOf(start, 1, end - start + 1);
	const first = own === undefined ? firstOf(start - 1, -1, reach) : start;
	const last = own === undefined ? firstOf(end + 1, 1, reach) : end;
	const known = own ?? first;
	const place = known === undefined ? undefined : placeOf(known);
	if (first === undefined || last === undefined) return undefined;
	if (known === undefined || place === undefined) return undefined;
	const further = place - known;
	for (let line = first; line <= last; line++)
		if (!isSame(before.lines[line - 1], now.lines[line + further - 1]))
			return undefined;
	return { start: start + further, end: end + further };
}

/** How a text differs from a later one, line by line, white space around them aside. */
interface LineChanges {
	/** Where a line (1-based) went; `undefined` where it was changed, or is not compared. */
	placeOf(line: number): number | undefined;
	/** Whether a line of that text, without white space around it, is among those that came or went. */
	isChanged(text: string): boolean;
}

/** Kept as long as both texts are: several anchors of a file ask for the same. */
const known = new WeakMap<PreparedText, WeakMap<PreparedText, LineChanges>>();

function changesBetween(before: PreparedText, now: PreparedText): LineChanges {
	const ofBefore =
		known.get(before) ?? new WeakMap<PreparedText, LineChanges>();
	known.set(before, ofBefore);
	const changes = ofBefore.get(now) ?? compare(before.lines, now.lines);
	ofBefore.set(now, changes);
	return changes;
}

function compare(
	before: readonly string[],
	now: readonly string[],
): LineChanges {
	const shorter = Math.min(before.length, now.length);
	let head = 0;
	while (head < shorter && isSame(before[head], now[head])) head++;
	let tail = 0;
	while (
		tail < shorter - head &&
		isSame(before[before.length - 1 - tail], now[now.length - 1 - tail])
	)
		tail++;
	const old = textsOf(before, head, tail);
	const today = textsOf(now, head, tail);
	const isLong = old.length + today.length > mostLines;
	const map = isLong ? undefined : diff(old, today);
	const changed = changedTexts(old, today, map);
	const tailFrom = before.length - tail;
	return {
		placeOf(line) {
			const at = line - 1;
			if (at < head) return line;
			if (at >= tailFrom) return line + now.length - before.length;
			const to = map?.[at - head] ?? -1;
			return to < 0 ? undefined : head + to + 1;
		},
		isChanged: (text) => changed.has(text),
	};
}

function isSame(one: string | undefined, other: string | undefined): boolean {
	return one === other || one?.trim() === other?.trim();
}

/** The lines between head and tail, without the white space around them. */
function textsOf(
	lines: readonly string[],
	head: number,
	tail: number,
): readonly string[] {
	return lines.slice(head, lines.length - tail).map((line) => line.trim());
}

function diff(old: readonly string[], today: readonly string[]): Int32Array {
	const ids = new Map<string, number>();
	const idOf = (text: string) => {
		let id = ids.get(text);
		if (id === undefined) {
			id = ids.size;
			ids.set(text, id);
		}
		return id;
	};
	return lineDiff(Int32Array.from(old, idOf), Int32Array.from(today, idOf));
}

/** Those that came or went, or may have: all, where there is no `map`. */
function changedTexts(
	old: readonly string[],
	today: readonly string[],
	map: Int32Array | undefined,
): ReadonlySet<string> {
	const isKept = new Uint8Array(today.length);
	const changed = new Set<string>();
	for (let at = 0; at < old.length; at++) {
		const to = map?.[at] ?? -1;
		if (to < 0) changed.add(old[at] ?? "");
		else isKept[to] = 1;
	}
	for (let at = 0; at < today.length; at++)
		if (isKept[at] === 0) changed.add(today[at] ?? "");
	return changed;
}
