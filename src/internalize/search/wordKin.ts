import { stemmer } from "stemmer";
import { sameWords } from "../../core/sameWords.ts";

/**
 * What words have in common that mean the same: an English word's stem (Porter 1980, package `stemmer`), and where people
 * write one thing in several words, the one for all. `word` is folded; other languages' words stand for themselves.
 */
export interface WordKin {
	readonly stem: string;
	/** The same as the stem for most. */
	readonly meaning: string;
}

/** The kin of a folded word. */
export function wordKin(word: string): WordKin {
	const stem = /^[a-z]{3,}$/.test(word) ? stemmer(word) : word;
	return { stem, meaning: meanings.get(stem) ?? stem };
}

const meanings: ReadonlyMap<string, string> = new Map(
	sameWords.flatMap(([meaning, words]) =>
		[meaning, ...words.split(" ")].map((word): [string, string] => [
			stemmer(word),
			meaning,
		]),
	),
);
