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
	const a = wordsOf(before, old);
	const b = wordsOf(now, today);
	if (b.words.length < leastShare * 0.6 * a.words.length) return undefined;
	const ids = new Map<string, number>();
	const map = lineDiff(numbersOf(a.words, ids), numbersOf(b.words, ids));
	let same = 0;
	let first = b.words.length;
	let last = -1;
	for (const to of map) {
		if (to < 0) continue;
		same++;
		first = Math.min(first, to);
		last = to;
	}
	if (2 * same < leastShare * (a.words.length + last - first + 1))
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

/** The words as numbers, equal where the words are. */
function numbersOf(
	words: readonly string[],
	ids: Map<string, number>,
): Int32Array {
	const numbers = new Int32Array(words.length);
	for (let at = 0; at < words.length; at++) {
		const word = words[at] ?? "";
		let id = ids.get(word);
		if (id === undefined) {
			id = ids.size + 1;
			ids.set(word, id);
		}
		numbers[at] = id;
	}
	return numbers;
}

/** Words of lines, each line's found once for a text: each place at which a region may be asks for some. */
const known = new WeakMap<PreparedText, Map<number, readonly string[]>>();

function wordsOf(
	text: PreparedText,
	{ from, until }: Stretch,
): { words: string[]; lines: number[] } {
	const ofText = known.get(text) ?? new Map<number, readonly string[]>();
	known.set(text, ofText);
	const found: string[] = [];
	const lines: number[] = [];
	for (let at = from; at < until; at++) {
		let words = ofText.get(at);
		if (!words) {
			const line = text.lines[(text.solid[at]?.line ?? 1) - 1] ?? "";
			words =
				line
					.slice(0, mostCharacters)
					.match(/[A-Za-z0-9_$\u0080-\uffff]+|[^\s]/g) ?? [];
			ofText.set(at, words);
		}
		for (const word of words) {
			found.push(word);
			lines.push(at);
		}
	}
	return { words: found, lines };
}
