import { ownCopy } from "../../core/ownCopy.ts";
import { letterMask, mayBeLike, mostSlips, slipsBetween } from "./likeWord.ts";
import { wordKin } from "./wordKin.ts";

/** A word that stands in some text, with what tells where. */
export interface Term {
	readonly word: string;
	readonly mask: number;
	readonly stem: string;
	readonly meaning: string;
	/** In ascending order; see `wordIndex`. */
	readonly postings: number[];
}

/** A term that answers to a word that was asked for, and how well: above 0, at most 1. */
export interface Answering {
	readonly term: Term;
	readonly weight: number;
}

/** Every word of the texts, findable by how it begins, by what it means and by what it is a slip of. */
export interface Vocabulary {
	readonly size: number;
	/** The word's own term, made where there is none. */
	take(word: string): Term;
	/** Forgets a term that stands nowhere any more. */
	drop(term: Term): void;
	get(word: string): Term | undefined;
	/**
	 * The terms that answer to a folded word: itself, those of its stem, those that mean the same; where it `isOpen`, or none
	 * of these stands in any text, those that begin with it. Where there are none either, those that it may be a slip of.
	 */
	answering(word: string, isOpen: boolean): readonly Answering[];
}

const weights = { stem: 0.8, meaning: 0.5, beginning: 0.6, slip: 0.6 };
/** A letter begins thousands of words: the most frequent ones tell enough until there is a second. */
const mostBeginnings = 300;

/** Holds no word yet. */
export function createVocabulary(): Vocabulary {
	const terms = new Map<string, Term>();
	const byStem = new Map<string, Set<Term>>();
	const byMeaning = new Map<string, Set<Term>>();
	/** In the order of their words, but for those that came since it was made, and with those that went. */
	let ordered: Term[] = [];
	let fresh: Term[] = [];
	let gone = 0;

	function inOrder(): readonly Term[] {
		if (fresh.length > 0 || gone > 0) {
			const isThere = (term: Term) => terms.get(term.word) === term;
			ordered = merged(
				gone > 0 ? ordered.filter(isThere) : ordered,
				fresh.filter(isThere).sort(byWord),
			);
			fresh = [];
			gone = 0;
		}
		return ordered;
	}

	function beginnings(start: string): readonly Term[] {
		const all = inOrder();
		let low = 0;
		let high = all.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((all[middle]?.word ?? "") < start) low = middle + 1;
			else high = middle;
		}
		const found: Term[] = [];
		for (let at = low; all[at]?.word.startsWith(start); at++)
			found.push(all[at] as Term);
		return found.length <= mostBeginnings
			? found
			: found
					.sort((a, b) => b.postings.length - a.postings.length || byWord(a, b))
					.slice(0, mostBeginnings);
	}

	function* slips(word: string, isOpen: boolean): Iterable<Answering> {
		const most = mostSlips(word.length);
		if (most === 0) return;
		const mask = letterMask(word);
		for (const term of terms.values()) {
			// What is still being typed is compared with as much of the other.
			const other =
				isOpen && term.word.length > word.length + most
					? term.word.slice(0, word.length)
					: term.word;
			if (Math.abs(other.length - word.length) > most) continue;
			const otherMask = other === term.word ? term.mask : letterMask(other);
			if (!mayBeLike(mask, otherMask, most)) continue;
			const count = slipsBetween(word, other, most);
			if (count !== undefined)
				yield {
					term,
					weight: weights.slip / (count * (other === term.word ? 1 : 2)),
				};
		}
	}

	return {
		get size() {
			return terms.size;
		},
		get: (word) => terms.get(word),
		take(word) {
			const known = terms.get(word);
			if (known) return known;
			const own = ownCopy(word);
			const { stem, meaning } = wordKin(own);
			const term: Term = {
				word: own,
				mask: letterMask(own),
				...{ stem, meaning, postings: [] },
			};
			terms.set(own, term);
			addTo(byStem, stem, term);
			addTo(byMeaning, meaning, term);
			fresh.push(term);
			return term;
		},
		drop(term) {
			if (terms.get(term.word) !== term) return;
			terms.delete(term.word);
			deleteFrom(byStem, term.stem, term);
			deleteFrom(byMeaning, term.meaning, term);
			gone++;
		},
		answering(word, isOpen) {
			const found = new Map<Term, number>();
			const add = (term: Term, weight: number) =>
				found.set(term, Math.max(found.get(term) ?? 0, weight));
			const own = terms.get(word);
			if (own) add(own, 1);
			const { stem, meaning } = wordKin(word);
			for (const term of byStem.get(stem) ?? []) add(term, weights.stem);
			for (const term of byMeaning.get(meaning) ?? [])
				add(term, weights.meaning);
			if (isOpen || found.size === 0)
				for (const term of beginnings(word))
					add(
						term,
						weights.beginning * (word.length / term.word.length) ** 0.5,
					);
			if (found.size === 0)
				for (const { term, weight } of slips(word, isOpen)) add(term, weight);
			return [...found].map(([term, weight]) => ({ term, weight }));
		},
	};
}

function addTo(map: Map<string, Set<Term>>, key: string, term: Term): void {
	const known = map.get(key);
	if (known) known.add(term);
	else map.set(key, new Set([term]));
}

function deleteFrom(map: Map<string, Set<Term>>, key: string, term: Term) {
	const known = map.get(key);
	known?.delete(term);
	if (known?.size === 0) map.delete(key);
}

function byWord(one: Term, other: Term): number {
	return one.word < other.word ? -1 : Number(one.word > other.word);
}

/** Two ordered lists as one. */
function merged(one: readonly Term[], other: readonly Term[]): Term[] {
	const all: Term[] = [];
	let at = 0;
	for (const term of other) {
		for (let own = one[at]; own && byWord(own, term) < 0; own = one[++at])
			all.push(own);
		all.push(term);
	}
	while (at < one.length) all.push(one[at++] as Term);
	return all;
}
