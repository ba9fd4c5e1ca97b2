import type { PreparedText } from "../preparedText.ts";
import { lineDiff } from "./lineDiff.ts";
import type { LineMatches } from "./lineMatches.ts";
import type { Stretch } from "./stretch.ts";

/** Share of the words, of the old stretch and of what it became, that must be the same. */
const leastShare = 0.8;
const mostLines = 400;
const mostCharacters = 400;

/**
 * Pairs the lines of two stretches that hold almost the same words but are broken into lines in another way, as
 * formatters do: each old line with the new lines that its first and last word went to. `undefined` where the words
 * differ too much for that.
 */
export function matchRebroken(
	before: PreparedText,
	old: Stretch,
	now: PreparedText,
	today: Stretch,
): LineMatches | undefined {
	if (old.until - old.from > mostLines || today.until - today.from > mostLines)
		return undefined;
	const ids = new Map<string, number>();
	const a = wordsOf(before, old, ids);
	const b = wordsOf(now, today, ids);
	if (b.ids.length < leastShare * 0.6 * a.ids.length) return undefined;
	const map = lineDiff(Int32Array.from(a.ids), Int32Array.from(b.ids));
	let same = 0;
	let first = b.ids.length;
	let last = -1;
	for (const to of map) {
		if (to < 0) continue;
		same++;
		first = Math.min(first, to);
		last = to;
	}
	if (2 * same < leastShare * (a.ids.length + last - first + 1))
		return undefined;
	return matchesOf(map, a.lines, b.lines);
}

function matchesOf(
	map: Int32Array,
	oldLines: readonly number[],
	newLines: readonly number[],
): LineMatches {
	const matches: LineMatches = new Map();
	for (let word = 0; word < map.length; ) {
		const line = oldLines[word] ?? 0;
		const first = word;
		let to: number | undefined;
		let end = 0;
		let same = 0;
		for (; word < map.length && oldLines[word] === line; word++) {
			const target = map[word] ?? -1;
			if (target < 0) continue;
			same++;
			end = newLines[target] ?? 0;
			to ??= end;
		}
		const likeness = same / (word - first);
		if (to !== undefined && likeness >= 0.5)
			matches.set(line, { to, end, likeness });
	}
	return matches;
}

function wordsOf(
	text: PreparedText,
	{ from, until }: Stretch,
	ids: Map<string, number>,
): { ids: number[]; lines: number[] } {
	const found: number[] = [];
	const lines: number[] = [];
	for (let at = from; at < until; at++) {
		const line = text.lines[(text.solid[at]?.line ?? 1) - 1] ?? "";
		const words =
			line
				.slice(0, mostCharacters)
				.match(/[A-Za-z0-9_$\u0080-\uffff]+|[^\s]/g) ?? [];
		for (const word of words) {
			let id = ids.get(word);
			if (id === undefined) {
				id = ids.size + 1;
				ids.set(word, id);
			}
			found.push(id);
			lines.push(at);
		}
	}
	return { ids: found, lines };
}
