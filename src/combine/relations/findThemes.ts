import type { Knowledge } from "./knowledge.ts";
import { type Weighed, type WeighedTexts, weighTexts } from "./weigh.ts";

/** Something that many notes say across the code. */
export interface Theme {
	/** What they share, as most of them write it, the most telling word first; one to three words. */
	readonly words: readonly string[];
	/** Keys of the notes and records, those that are most about it first. */
	readonly members: readonly string[];
	/** The folders that they speak of, sorted. */
	readonly folders: readonly string[];
}

/** From so many texts on there are themes: in fewer one sees them without help. */
const fewestTexts = 50;

/** A text is about a word that has at least this share of it (its weight in a vector of length 1). */
const about = 0.2;
const fewestMembers = 4;
const fewestFolders = 3;
/** Words whose texts are the same to this part (Jaccard) make one theme. */
const sameTexts = 0.5;
const mostWords = 3;
const mostThemes = 30;

/** A word that could name a theme, with the texts that are about it. */
interface Candidate {
	readonly term: string;
	/** Share of the word by index of the text. */
	readonly shares: ReadonlyMap<number, number>;
	readonly weight: number;
}

/**
 * What texts keep saying across the code, the widest spread first; none for fewer than `fewestTexts`. A theme is named by words
 * that several texts in several folders are mostly about, so that it can be seen why each is in it; words of one folder alone
 * are its subject, no theme. May rest often.
 */
export function* findThemes(
	all: readonly Knowledge[],
): Generator<undefined, readonly Theme[]> {
	const live = all.filter(({ isLive }) => isLive);
	if (live.length < fewestTexts) return [];
	const texts = yield* weighTexts(live);
	const folders = live.map(foldersOf);
	const candidates: Candidate[] = [];
	for (const [term, { indexes, weights }] of texts.having) {
		yield;
		const candidate = candidateOf(term, indexes, weights, folders);
		if (candidate) candidates.push(candidate);
	}
	candidates.sort(
		(one, other) =>
			other.weight - one.weight || (one.term < other.term ? -1 : 1),
	);
	const groups: Candidate[][] = [];
	for (const candidate of candidates) {
		yield;
		const near = groups.find(
			([first]) => overlap(first, candidate) >= sameTexts,
		);
		if (!near) groups.push([candidate]);
		else if (near.length < mostWords) near.push(candidate);
	}
	return groups
		.slice(0, mostThemes)
		.map((group) => themeOf(group, live, folders, texts));
}

function candidateOf(
	term: string,
	indexes: readonly number[],
	weights: readonly number[],
	folders: readonly (readonly string[])[],
): Candidate | undefined {
	if (indexes.length < fewestMembers) return undefined;
	const shares = new Map<number, number>();
	const places = new Set<string>();
	let weight = 0;
	indexes.forEach((index, at) => {
		const share = weights[at] as number;
		if (share < about) return;
		shares.set(index, share);
		weight += share;
		for (const folder of folders[index] as readonly string[])
			places.add(folder);
	});
	return shares.size >= fewestMembers && places.size >= fewestFolders
		? { term, shares, weight: weight * Math.log(places.size) }
		: undefined;
}

function foldersOf({ code, area }: Knowledge): readonly string[] {
	if (code.length === 0) return [`${area}/`];
	return [
		...new Set(
			code.map(({ path }) => path.slice(0, path.lastIndexOf("/") + 1)),
		),
	];
}

/** Texts that are about both words, of those about either: 0 to 1. */
function overlap(one: Candidate | undefined, other: Candidate): number {
	if (!one) return 0;
	let both = 0;
	for (const index of other.shares.keys()) if (one.shares.has(index)) both++;
	return both / (one.shares.size + other.shares.size - both);
}

function themeOf(
	group: readonly Candidate[],
	all: readonly Knowledge[],
	folders: readonly (readonly string[])[],
	texts: WeighedTexts,
): Theme {
	const shares = new Map<number, number>();
	for (const candidate of group)
		for (const [index, share] of candidate.shares)
			shares.set(index, (shares.get(index) ?? 0) + share);
	const members = [...shares]
		.sort((one, other) => other[1] - one[1] || one[0] - other[0])
		.map(([index]) => index);
	return {
		words: group.map(({ term }) => commonWord(term, members, texts)),
		members: members.map((index) => (all[index] as Knowledge).key),
		folders: [
			...new Set(members.flatMap((index) => folders[index] ?? [])),
		].sort(),
	};
}

/** The word as most of the texts write it, in lower case; the first of as many. */
function commonWord(
	term: string,
	members: readonly number[],
	texts: WeighedTexts,
): string {
	const counts = new Map<string, number>();
	for (const index of members) {
		if (!(texts.weighed[index] as Weighed).has(term)) continue;
		const word = texts.word(index, term).toLowerCase();
		counts.set(word, (counts.get(word) ?? 0) + 1);
	}
	return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [
		term,
		0,
	] as [string, number])[0];
}
