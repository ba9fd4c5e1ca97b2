import type { PreparedText } from "../preparedText.ts";

const word = /[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*/g;
const mostWords = 16;
const mostCharacters = 400;

/** Words of a line, each once. */
export function wordsIn(line: string): string[] {
	const found = line.slice(0, mostCharacters).match(word) ?? [];
	return [...new Set(found)].slice(0, mostWords);
}

/** Where words stand in a text, by lines, looked for once for a word. */
export class WordCounts {
	readonly #lines: readonly string[];
	readonly #counts = new Map<string, number>();
	/** The lines with a line end after each: one search through it is faster than one through each of them. */
	#whole: string | undefined;
	/** Where each line begins in it. */
	#starts: Int32Array | undefined;

	constructor({ lines }: PreparedText) {
		this.#lines = lines;
	}

	/** The number of lines that hold the word. */
	count(word: string): number {
		let count = this.#counts.get(word);
		if (count === undefined) {
			count = 0;
			for (const _ of this.#offsetsOf(word)) count++;
			this.#counts.set(word, count);
		}
		return count;
	}

	/** The lines that hold the word, in order; 1-based. */
	*linesWith(word: string): Iterable<number> {
		this.#starts ??= startsOf(this.#lines);
		let line = 0;
		for (const offset of this.#offsetsOf(word)) {
			while ((this.#starts[line] ?? Number.POSITIVE_INFINITY) <= offset) line++;
			yield line;
		}
	}

	/** One in each line that holds the word, which has no line end. */
	*#offsetsOf(word: string): Iterable<number> {
		this.#whole ??= `${this.#lines.join("\n")}\n`;
		const whole = this.#whole;
		let at = whole.indexOf(word);
		while (at >= 0) {
			yield at;
			at = whole.indexOf(word, whole.indexOf("\n", at));
		}
	}
}

function startsOf(lines: readonly string[]): Int32Array {
	const starts = new Int32Array(lines.length);
	let start = 0;
	for (let at = 0; at < lines.length; at++) {
		starts[at] = start;
		start += (lines[at]?.length ?? 0) + 1;
	}
	return starts;
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
