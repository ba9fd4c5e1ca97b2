import type { Knowledge } from "./knowledge.ts";
import { type Terms, termsOf } from "./terms.ts";

/** A text as a direction: each term with its share, of length 1. Empty where it says nothing. */
export type Weighed = ReadonlyMap<string, number>;

/** All texts, weighed against each other. */
export interface WeighedTexts {
	readonly weighed: readonly Weighed[];
	/** A word as it is written in one of the texts (by its index). */
	word(index: number, term: string): string;
	/** How telling a term is: the logarithm of how rare it is among the texts, at least 0. */
	rarity(term: string): number;
	/** The texts that have a term. */
	readonly having: ReadonlyMap<string, TermTexts>;
}

/** Where a term stands: indexes of texts, and its share in each. */
export interface TermTexts {
	readonly indexes: readonly number[];
	readonly weights: readonly number[];
}

/** A word in the title counts as often as three in the text. */
const titleWeight = 3;

/**
 * Weighs the terms of texts by TF-IDF: `(1 + ln count) · ln((1 + texts) / (1 + texts that have it))`, each text's vector
 * brought to length 1 (Salton and Buckley, 1988). The cosine of two is then the sum of the products of what they share.
 * May rest after each text.
 */
export function* weighTexts(
	all: readonly Knowledge[],
): Generator<undefined, WeighedTexts> {
	const terms: Terms[] = [];
	const counts = new Map<string, number>();
	for (const each of all) {
		yield;
		const own = countsOf(each);
		terms.push(own);
		for (const term of own.keys())
			counts.set(term, (counts.get(term) ?? 0) + 1);
	}
	const rarity = (term: string) =>
		Math.log((1 + all.length) / (1 + (counts.get(term) ?? 0)));
	const having = new Map<string, { indexes: number[]; weights: number[] }>();
	const weighed: Weighed[] = [];
	for (const [index, own] of terms.entries()) {
		yield;
		const weights = weigh(own, rarity);
		weighed.push(weights);
		for (const [term, weight] of weights) {
			const found = having.get(term);
			if (found) {
				found.indexes.push(index);
				found.weights.push(weight);
			} else having.set(term, { indexes: [index], weights: [weight] });
		}
	}
	return {
		...{ having, rarity, weighed },
		word: (index, term) => terms[index]?.get(term)?.word ?? term,
	};
}

function weigh(terms: Terms, rarity: (term: string) => number): Weighed {
	const weights = new Map<string, number>();
	let square = 0;
	for (const [term, { count }] of terms) {
		const weight = (1 + Math.log(count)) * rarity(term);
		if (weight <= 0) continue;
		weights.set(term, weight);
		square += weight * weight;
	}
	const length = Math.sqrt(square);
	for (const [term, weight] of weights) weights.set(term, weight / length);
	return weights;
}

function countsOf({ title, text, rejected }: Knowledge): Terms {
	const counts = new Map<string, { count: number; word: string }>();
	const add = (terms: Terms, times: number) => {
		for (const [term, { count, word }] of terms) {
			const known = counts.get(term);
			if (known) known.count += count * times;
			else counts.set(term, { count: count * times, word });
		}
	};
	add(termsOf(title), titleWeight);
	add(termsOf(text), 1);
	for (const option of rejected)
		add(termsOf(`${option.title} ${option.reason ?? ""}`), 1);
	return counts;
}

/** The cosine of two texts, 0 to 1; terms in `without` left out, as if they were orthogonal. */
export function likeness(
	one: Weighed,
	other: Weighed,
	without?: { has(term: string): boolean },
): number {
	const [small, large] = one.size < other.size ? [one, other] : [other, one];
	let sum = 0;
	for (const [term, weight] of small)
		if (!without?.has(term)) sum += weight * (large.get(term) ?? 0);
	return Math.min(1, sum);
}
