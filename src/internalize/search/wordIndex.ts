import { splitWords } from "./splitWords.ts";
import { createVocabulary, type Term } from "./vocabulary.ts";

/** A part of a text, and what a word that stands in it counts. */
export interface WeighedText {
	readonly text: string;
	readonly weight: number;
	/** Whether a word counts less in a long one, as in prose. */
	readonly isProse: boolean;
}

/** A word that is asked for, folded. */
export interface AskedWord {
	readonly text: string;
	/** Whether it may go on: it is still being typed. */
	readonly isOpen: boolean;
	/** What it counts beside the others: 1 for most. */
	readonly share: number;
}

/** How well texts answer. */
export interface Scores {
	/** By the text's number; 0 where it has none of the words. */
	readonly of: Float32Array;
	/** How much of what was asked for each has, by how rare it is: 0 to 1. */
	readonly share: Float32Array;
	/** The numbers of those that have some, in no order. */
	readonly found: readonly number[];
}

/** For each word that answers to some that were asked for, the numbers of those (0-based). */
export type Answers = ReadonlyMap<string, ReadonlySet<number>>;

/** Which texts hold which words; each text has a number (from 0, below 8 million, the lower the better). */
export interface WordIndex {
	/** How many texts. */
	readonly size: number;
	/** How many words, each counted once. */
	readonly words: number;
	/** How many times a text is told to have a word. */
	readonly postings: number;
	/** Puts a text in, in the place of the one with its number. */
	set(text: number, parts: readonly WeighedText[]): void;
	delete(text: number): void;
	/** The same for the same texts, in whichever order they came. */
	score(words: readonly AskedWord[]): Scores;
	/** The words of any text that answer to those that are asked for. */
	answers(words: readonly AskedWord[]): Answers;
	/** Those that have every one of the words just so. */
	having(words: readonly string[]): ReadonlySet<number>;
}

/** BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework"): how soon it no longer matters how often a word stands there, and how much length counts. */
const saturation = 1.2;
const lengthShare = 0.6;
/** The length of prose at which a word counts as it is, in words. A fixed one: what a text counts must not depend on others. */
const pivot = 120;

/** So many texts more are thought of that have none of the words: where there are five in all, a word in each says something still. */
const unseen = 10;

/** A posting is the text's number and, in 8 bits, how much the word counts there: `2 ** ((bits - middle) / step)`. */
const step = 16;
const middle = 96;
const counts = Float32Array.from(
	{ length: 256 },
	(_, bits) => 2 ** ((bits - middle) / step),
);

/** Holds no text yet. */
export function createWordIndex(): WordIndex {
	const vocabulary = createVocabulary();
	const termsOf = new Map<number, readonly Term[]>();
	let postings = 0;
	let room = 0;
	/** Between two questions all of it is 0. */
	let counted = new Float32Array(0);

	function set(text: number, parts: readonly WeighedText[]): void {
		remove(text);
		const found = new Map<Term, number>();
		for (const { text: source, weight, isProse } of parts) {
			const own = new Map<Term, number>();
			let length = 0;
			splitWords(source, (word) => {
				const term = vocabulary.take(word);
				own.set(term, (own.get(term) ?? 0) + 1);
				length++;
			});
			const norm = isProse
				? 1 - lengthShare + (lengthShare * length) / pivot
				: 1;
			for (const [term, times] of own)
				found.set(term, (found.get(term) ?? 0) + (weight * times) / norm);
		}
		for (const [term, count] of found) {
			const bits = Math.round(middle + step * Math.log2(count));
			const posting = text * 256 + Math.min(255, Math.max(0, bits));
			const { postings: known } = term;
			const last = known.at(-1);
			if (last === undefined || last < posting) known.push(posting);
			else known.splice(placeOf(known, text), 0, posting);
		}
		postings += found.size;
		termsOf.set(text, [...found.keys()]);
		room = Math.max(room, text + 1);
	}

	function remove(text: number): void {
		const terms = termsOf.get(text);
		if (!terms) return;
		termsOf.delete(text);
		postings -= terms.length;
		for (const term of terms) {
			term.postings.splice(placeOf(term.postings, text), 1);
			if (term.postings.length === 0) vocabulary.drop(term);
		}
	}

	function score(words: readonly AskedWord[]): Scores {
		if (counted.length < room) counted = new Float32Array(room * 2);
		const total = new Float32Array(room);
		const had = new Float32Array(room);
		const found: number[] = [];
		let asked = 0;
		for (const { text: word, isOpen, share } of words) {
			const answers = vocabulary.answering(word, isOpen);
			const touched: number[] = [];
			let exact = 0;
			for (const { term, weight } of answers) {
				if (weight === 1) exact = term.postings.length;
				for (const posting of term.postings) {
					const text = posting >>> 8;
					if (counted[text] === 0) touched.push(text);
					(counted[text] as number) +=
						weight * (counts[posting & 255] as number);
				}
			}
			const holders = isOpen || exact === 0 ? touched.length : exact;
			const others = Math.max(0, termsOf.size - holders) + unseen;
			const rarity = share * Math.log(1 + (others + 0.5) / (holders + 0.5));
			asked += rarity;
			for (const text of touched) {
				const count = counted[text] as number;
				counted[text] = 0;
				if (total[text] === 0) found.push(text);
				(total[text] as number) +=
					(rarity * count * (saturation + 1)) / (count + saturation);
				(had[text] as number) += rarity;
			}
		}
		// A text counts for less that lacks some of what was asked for.
		for (const text of found) {
			(had[text] as number) /= asked;
			(total[text] as number) *= had[text] as number;
		}
		return { of: total, share: had, found };
	}

	return {
		get size() {
			return termsOf.size;
		},
		get words() {
			return vocabulary.size;
		},
		get postings() {
			return postings;
		},
		set,
		delete: remove,
		score,
		answers(words) {
			const found = new Map<string, Set<number>>();
			for (const [at, { text, isOpen }] of words.entries())
				for (const { term } of vocabulary.answering(text, isOpen)) {
					const known = found.get(term.word);
					if (known) known.add(at);
					else found.set(term.word, new Set([at]));
				}
			return found;
		},
		having(words) {
			const lists = words
				.map((word) => vocabulary.get(word)?.postings ?? [])
				.sort((a, b) => a.length - b.length);
			const [first = [], ...others] = lists;
			let held = new Set(first.map((posting) => posting >>> 8));
			for (const list of others) {
				const next = new Set<number>();
				for (const posting of list)
					if (held.has(posting >>> 8)) next.add(posting >>> 8);
				held = next;
			}
			return held;
		},
	};
}

/** Where the text's posting stands, or would. */
function placeOf(postings: readonly number[], text: number): number {
	let low = 0;
	let high = postings.length;
	while (low < high) {
		const at = (low + high) >> 1;
		if ((postings[at] as number) >>> 8 < text) low = at + 1;
		else high = at;
	}
	return low;
}
