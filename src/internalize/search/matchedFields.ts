import { fileWords, type Searched } from "./searched.ts";
import { splitWords } from "./splitWords.ts";
import type { Answers, AskedWord } from "./wordIndex.ts";

const searchedFields = ["title", "tags", "people", "symbols", "paths"] as const;
/** Where a word that was asked for can stand, beside the text. */
export type SearchedField = (typeof searchedFields)[number];

/** Those that have a word that answers, and to more than how the question is put. */
export function matchedFields(
	searched: Searched,
	asked: readonly AskedWord[],
	answers: Answers,
): readonly SearchedField[] {
	const isTelling = (at: number) => (asked[at]?.share ?? 0) >= 0.5;
	return searchedFields.filter((field) => {
		let has = false;
		for (const text of textsOf[field](searched))
			splitWords(text, (word) => {
				has ||= [...(answers.get(word) ?? [])].some(isTelling);
			});
		return has;
	});
}

const textsOf: Readonly<
	Record<SearchedField, (searched: Searched) => readonly string[]>
> = {
	title: ({ title }) => [title],
	tags: ({ tags }) => tags,
	people: ({ people }) =>
		people.map(({ name, email }) => `${name} ${email ?? ""}`),
	symbols: ({ symbols }) => symbols,
	paths: (searched) => [...searched.paths, fileWords(searched)],
};
