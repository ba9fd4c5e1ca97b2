import { folderOf, isWithin, type RepoPath } from "../../core/repoPath.ts";
import { fitsFilters } from "./fitsFilters.ts";
import { proseAndCode } from "./proseAndCode.ts";
import type { SearchQuery } from "./readQuery.ts";
import { fileWords, isPast, type Searched } from "./searched.ts";
import {
	type Answers,
	createWordIndex,
	type WeighedText,
} from "./wordIndex.ts";

/** Finds notes and records by words. */
export interface NoteSearch {
	/** How many notes and records, words and postings: what its memory goes with. */
	readonly size: {
		readonly notes: number;
		readonly words: number;
		readonly postings: number;
	};
	/** Puts one in, in the place of what has its key; `source` is its Markdown. */
	set(searched: Searched, source: string): void;
	delete(key: string): void;
	/**
	 * The best `most` that fit all filters and have at least one of the words, best first: those that hold before those that do
	 * not, and of those that answer as well those near the file at `near`, then the newest. Without words, the newest.
	 * Phrases are only looked for as words: whether they stand there in a row the text tells. The same, whatever was
	 * put in before and went again.
	 */
	find(query: SearchQuery, most: number, near?: RepoPath): readonly Searched[];
	/** The words of any note that answer to those of the query. */
	answers(query: SearchQuery): Answers;
}

/** What a word counts by where it stands. */
const weights = {
	title: 4,
	tags: 3,
	people: 2,
	symbols: 2,
	paths: 1,
	prose: 1,
	code: 0.5,
};
/** What one counts that holds no longer. */
const pastShare = 0.6;
/** What has less of what was asked for than this, beside what has most, is left out: it shares a word by chance. */
const leastShare = 0.2;
/** Scores less than 5 % apart say the same. */
const scoreStep = Math.log(1.05);

/** Over nothing yet. */
export function createNoteSearch(): NoteSearch {
	const index = createWordIndex();
	const numbers = new Map<string, number>();
	const all: (Searched | undefined)[] = [];
	/** Numbers that are free again. */
	const free: number[] = [];

	function remove(key: string): void {
		const number = numbers.get(key);
		if (number === undefined) return;
		numbers.delete(key);
		all[number] = undefined;
		index.delete(number);
		free.push(number);
	}

	function candidates(query: SearchQuery): readonly Ranked[] {
		const { words, phrases, filters } = query;
		if (words.length === 0)
			return all.flatMap((searched) =>
				searched && fitsFilters(searched, filters)
					? [{ searched, score: 0 }]
					: [],
			);
		const required =
			phrases.length > 0 ? index.having(phrases.flat()) : undefined;
		const { of, share, found } = index.score(words);
		const fitting = found.filter((number) => {
			const searched = all[number];
			return (
				searched !== undefined &&
				fitsFilters(searched, filters) &&
				(required?.has(number) ?? true)
			);
		});
		let most = 0;
		for (const number of fitting) most = Math.max(most, share[number] ?? 0);
		return fitting.flatMap((number) => {
			const searched = all[number];
			if (!searched || (share[number] ?? 0) < most * leastShare) return [];
			const score = (of[number] ?? 0) * (isPast(searched) ? pastShare : 1);
			return [{ searched, score: Math.round(Math.log(score) / scoreStep) }];
		});
	}

	return {
		get size() {
			const { size: notes, words, postings } = index;
			return { notes, words, postings };
		},
		set(searched, source) {
			const known = numbers.get(searched.key);
			const number = known ?? free.pop() ?? all.length;
			numbers.set(searched.key, number);
			all[number] = searched;
			index.set(number, partsOf(searched, source));
		},
		delete: remove,
		answers: ({ words }) => index.answers(words),
		find(query, most, near) {
			const best: Ranked[] = [];
			const isBefore = order(near);
			for (const ranked of candidates(query)) {
				const last = best.at(-1);
				if (best.length >= most && last && !isBefore(ranked, last)) continue;
				let low = 0;
				let high = best.length;
				while (low < high) {
					const at = (low + high) >> 1;
					if (isBefore(ranked, best[at] as Ranked)) high = at;
					else low = at + 1;
				}
				best.splice(low, 0, ranked);
				if (best.length > most) best.pop();
			}
			return best.map(({ searched }) => searched);
		},
	};
}

interface Ranked {
	readonly searched: Searched;
	/** In steps. */
	readonly score: number;
}

function partsOf(searched: Searched, source: string): readonly WeighedText[] {
	const { prose, code } = proseAndCode(source);
	const part = (text: string, weight: number): WeighedText => ({
		...{ text, weight, isProse: false },
	});
	return [
		part(searched.title, weights.title),
		part(searched.tags.join("\n"), weights.tags),
		part(
			searched.people
				.map(({ name, email }) => `${name} ${email ?? ""}`)
				.join("\n"),
			weights.people,
		),
		part(searched.symbols.join("\n"), weights.symbols),
		part([...searched.paths, fileWords(searched)].join("\n"), weights.paths),
		{ text: prose, weight: weights.prose, isProse: true },
		{ text: code, weight: weights.code, isProse: true },
	];
}

/** Whether one comes before the other; of two different ones exactly one does. */
function order(
	near: RepoPath | undefined,
): (one: Ranked, other: Ranked) => boolean {
	const nearness = ({ paths }: Searched) => {
		if (near === undefined) return 0;
		if (paths.includes(near)) return 2;
		const folder = folderOf(near);
		return folder !== "" && paths.some((path) => isWithin(folder, path))
			? 1
			: 0;
	};
	return (a, b) => {
		if (a.score !== b.score) return a.score > b.score;
		const [one, other] = [a.searched, b.searched];
		const nearer = nearness(one) - nearness(other);
		if (nearer !== 0) return nearer > 0;
		const [date = "", otherDate = ""] = [one.date, other.date];
		if (date !== otherDate) return date > otherDate;
		return one.key < other.key;
	};
}
