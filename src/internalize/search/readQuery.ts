import { foldText } from "./foldText.ts";
import { splitWords } from "./splitWords.ts";
import type { AskedWord } from "./wordIndex.ts";

const filterKeys = ["kind", "is", "by", "tag", "path"] as const;
/** What a filter looks at. */
export type FilterKey = (typeof filterKeys)[number];

/** `kind:why,decision`: at least one of the values must fit. */
export interface SearchFilter {
	readonly key: FilterKey;
	/** Folded; at least one, none of them empty. */
	readonly values: readonly string[];
}

/** What somebody typed, taken apart. */
export interface SearchQuery {
	/** In their order; those of phrases are among them. */
	readonly words: readonly AskedWord[];
	/** Words, folded, that must follow one another. */
	readonly phrases: readonly (readonly string[])[];
	/** All of them must fit. */
	readonly filters: readonly SearchFilter[];
}

/** Words that say how a question is put, not what it is about: they count little, and alone all the same. */
const questionWords = new Set(
	`a about an and any are as at be been but by can could did do does done for from get gets had has have how i if in into is
	it its let may me must my of on or our ours should so some than that the their them then there these they this those to us
	use used was we were what when where which who whom whose why will with would you your s t don doesn isn aren
	didn won wouldn shouldn couldn re ll ve`
		.split(/\s+/)
		.filter(Boolean),
);
const questionShare = 0.1;
/** What a part of a name counts that stands there whole, too. */
const partShare = 0.5;

/**
 * Takes apart what was typed: `"words in a row"`, filters (`kind:why by:ada path:src/api tag:x is:open`, several values with
 * commas between, one with spaces in quotes), and words. What looks like a filter and is none is words. Where somebody
 * `isTyping`, the last word may go on, unless white space or a quotation mark ends it. A quotation mark that is not closed
 * goes to the end.
 */
export function readQuery(typed: string, isTyping: boolean): SearchQuery {
	const words: AskedWord[] = [];
	const phrases: (readonly string[])[] = [];
	const filters: SearchFilter[] = [];
	for (const { 0: piece, 1: key, 2: value, 3: phrase, index } of typed.matchAll(
		piecePattern,
	)) {
		const values = key === undefined ? [] : valuesOf(value ?? "");
		if (key !== undefined && values.length > 0)
			filters.push({ key: key.toLowerCase() as FilterKey, values });
		else if (phrase !== undefined) {
			const row = addWords(phrase, false, words);
			if (row.length > 0) phrases.push(row);
		} else if (key === undefined)
			addWords(piece, isTyping && index + piece.length === typed.length, words);
	}
	return { words, phrases, filters };
}

/** A filter with its values; a phrase; anything else without white space. */
const piecePattern = new RegExp(
	`(?<![^\\s])(${filterKeys.join("|")}):((?:"[^"]*"?|[^\\s"])*)|"([^"]*)"?|[^\\s"]+`,
	"gi",
);

function valuesOf(written: string): readonly string[] {
	return [...written.matchAll(/"([^"]*)"?|[^",]+/g)]
		.map(([bare, quoted]) => foldText((quoted ?? bare).trim()))
		.filter((value) => value !== "");
}

/** Answers the words in a row, as a phrase has them: without the whole of names. */
function addWords(
	source: string,
	isOpen: boolean,
	words: AskedWord[],
): readonly string[] {
	const row: string[] = [];
	let nameEnd = 0;
	splitWords(source, (text, start, end, isName) => {
		if (isName) nameEnd = end;
		else row.push(text);
		const isPart = !isName && start < nameEnd;
		words.push({
			text,
			isOpen: isOpen && end === source.length,
			share: questionWords.has(text) ? questionShare : isPart ? partShare : 1,
		});
	});
	return row;
}

/** Whether the words stand in the text in a row, whatever stands between them beside words. */
export function hasPhrase(text: string, phrase: readonly string[]): boolean {
	/** How many words of it end here, for each place where it may have begun. */
	let begun: number[] = [];
	let isFound = false;
	splitWords(text, (word, _start, _end, isName) => {
		if (isName || isFound) return;
		begun = [...begun, 0].flatMap((count) =>
			phrase[count] === word ? [count + 1] : [],
		);
		if (begun.includes(phrase.length)) isFound = true;
	});
	return isFound;
}
