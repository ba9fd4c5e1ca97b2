import type { PreparedText } from "../preparedText.ts";

const word = /[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*/g;
const mostWords = 16;
const mostCharacters = 400;

/** Words of a line, each once. */
export function wordsIn(line: string): string[] {
	const found = line.slice(0, mostCharacters).match(word) ?? [];
	return [...new Set(found)].slice(0, mostWords);
}

/** How often words stand in a text, by lines, counted once for a word. */
export class WordCounts {
	readonly #text: PreparedText;
	readonly #counts = new Map<string, number>();

	constructor(text: PreparedText) {
		this.#text = text;
	}

	/** The number of lines that hold the word. */
	count(word: string): number {
		let count = this.#counts.get(word);
		if (count === undefined) {
			count = 0;
			for (const line of this.#text.lines) if (line.includes(word)) count++;
			this.#counts.set(word, count);
		}
		return count;
	}
}

/** Kept as long as the text is: several anchors ask for the same words. */
const known = new WeakMap<PreparedText, WordCounts>();

/** The counts of a text, begun at the first question. */
export function wordCountsOf(text: PreparedText): WordCounts {
	const counts = known.get(text) ?? new WordCounts(text);
	known.set(text, counts);
	return counts;
}

/**
 * How much two lines share of the words that tell the first one: 0 to 1, the rare words weigh most. .5 where it has no
 * words.
 */
export function nameLikeness(
	wanted: readonly string[],
	line: string,
	counts: WordCounts,
): number {
	if (wanted.length === 0) return 0.5;
	const there = new Set(wordsIn(line));
	let all = 0;
	let common = 0;
	for (const each of wanted) {
		const weight = Math.min(1, each.length / 4) / (1 + counts.count(each));
		all += weight;
		if (there.has(each)) common += weight;
	}
	return common / all;
}
