import type { DecisionRecord } from "../combine/records/decisionRecord.ts";
import type { NoteRow } from "../core/index/noteRow.ts";
import { maximumNoteBytes } from "../core/index/scanFile.ts";
import { unpackHead } from "../core/index/unpackHead.ts";
import type { IndexedNote } from "../core/note.ts";
import { createPacer, type Pacer } from "../core/pacer.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { decodeText } from "../core/textEncoding.ts";
import { type Excerpt, excerptOf } from "../internalize/search/excerptOf.ts";
import { placeStates } from "../internalize/search/fitsFilters.ts";
import {
	matchedFields,
	type SearchedField,
} from "../internalize/search/matchedFields.ts";
import {
	createNoteSearch,
	type NoteSearch,
} from "../internalize/search/noteSearch.ts";
import {
	hasPhrase,
	readQuery,
	type SearchQuery,
} from "../internalize/search/readQuery.ts";
import type { Searched } from "../internalize/search/searched.ts";
import type { TacitBase } from "./base.ts";
import type { Records } from "./records.ts";
import {
	createNotePlaces,
	type NotePlace,
	type NotePlaces,
	type PlacingTacit,
} from "./search/notePlaces.ts";
import { noteKey, searchedNote } from "./search/searchedNote.ts";
import { recordKey, searchedRecord } from "./search/searchedRecord.ts";

/** How to search. */
export interface SearchRequest {
	/** See `readQuery`. */
	readonly typed: string;
	/** Whether it is still being typed: the last word may go on. */
	readonly isTyping: boolean;
	/** At most so many answers. */
	readonly most: number;
	/** The file that somebody is in: of what answers as well, its notes come first. */
	readonly near?: RepoPath | undefined;
	/** Asked while texts are looked into: once it is `false`, what was found by then is the answer. */
	readonly isWanted?: (() => boolean) | undefined;
}

/** A note or a decision record that answers. */
export interface SearchAnswer {
	readonly searched: Searched;
	/** `undefined` for a record. */
	readonly note: IndexedNote | undefined;
	/** `undefined` where the text has nothing of what was asked for. */
	readonly excerpt: Excerpt | undefined;
	/** Where else it has. */
	readonly fields: readonly SearchedField[];
}

/** Search in all notes, private ones too, and in all decision records. */
export interface Search {
	/**
	 * Puts into the search what came or changed since the last time: the first time everything, which takes about a second for
	 * 10,000 notes, in slices. Records are looked for at most every five seconds.
	 */
	refreshSearch(): Promise<void>;
	/** The best answers first, out of what is in the search by now. */
	search(request: SearchRequest): Promise<readonly SearchAnswer[]>;
	/** Finds out where notes are today, as things are now. Looks into their files, and into history where that is needed. */
	notePlaces(): NotePlaces;
}

/** Milliseconds after which it is looked anew which records there are. */
const rest = 5000;
/** How many texts are read at once to see whether they have what was asked for. */
const batch = 50;

/** Over the index of notes and the records. Nothing is read before the first refresh. */
export function createSearch(
	{ index, trees, slice, loaded }: TacitBase,
	records: Records["records"],
	placing: () => PlacingTacit,
): Search {
	/** Made when it is first asked for. */
	let made: NoteSearch | undefined;
	const found = () => {
		made ??= createNoteSearch();
		return made;
	};
	const rows = new Map<string, NoteRow>();
	const read = new Map<string, DecisionRecord>();
	let lookedAt = Number.NEGATIVE_INFINITY;
	let last: Promise<void> = Promise.resolve();

	async function refresh(): Promise<void> {
		await loaded();
		const pacer = createPacer(slice);
		await refreshNotes(pacer);
		if (slice.now() - lookedAt < rest) return;
		await refreshRecords(pacer);
		lookedAt = slice.now();
	}

	async function refreshNotes(pacer: Pacer): Promise<void> {
		await index.settle(pacer);
		const gone = new Set(rows.keys());
		const changed = new Map<string, NoteRow>();
		for (const row of index.contents().rows) {
			if (row.id === undefined) continue;
			const key = noteKey(row.file);
			gone.delete(key);
			// What changed has another row.
			if (rows.get(key) !== row) changed.set(key, row);
		}
		for (const key of gone) forget(key);
		for (const visibility of ["published", "draft"] as const)
			await readTexts(
				trees[visibility],
				[...changed.values()]
					.filter(({ file }) => file.visibility === visibility)
					.map(({ file }) => file.path),
				pacer,
				(path, text) => {
					const key = noteKey({ visibility, path });
					const row = changed.get(key);
					if (!row || text === undefined) forget(key);
					else {
						rows.set(key, row);
						found().set(searchedNote(noteOf(row)), text);
					}
				},
			);
	}

	async function refreshRecords(pacer: Pacer): Promise<void> {
		const all = new Map(
			(await records()).records.map((record) => [record.path, record]),
		);
		for (const { path } of [...read.values()])
			if (!all.has(path)) forget(recordKey(path));
		const changed = [...all.values()].filter(
			(record) => read.get(recordKey(record.path)) !== record,
		);
		await readTexts(
			trees.published,
			changed.map(({ path }) => path),
			pacer,
			(path, text) => {
				const record = all.get(path);
				if (!record || text === undefined) forget(recordKey(path));
				else {
					read.set(recordKey(path), record);
					found().set(searchedRecord(record), text);
				}
			},
		);
	}

	function forget(key: string): void {
		rows.delete(key);
		read.delete(key);
		found().delete(key);
	}

	async function answersAmong(
		candidates: readonly Searched[],
		query: SearchQuery,
		fits: (answer: SearchAnswer, text: string) => Promise<boolean>,
		{ most, isWanted = () => true }: Pick<SearchRequest, "most" | "isWanted">,
	): Promise<readonly SearchAnswer[]> {
		const answers: SearchAnswer[] = [];
		const words = found().answers(query);
		const pacer = createPacer(slice);
		for (let at = 0; at < candidates.length && answers.length < most; ) {
			const some = candidates.slice(at, at + Math.max(batch, most));
			at += some.length;
			const texts = await textsOf(some, pacer);
			for (const searched of some) {
				const text = texts.get(searched.key);
				const row = rows.get(searched.key);
				if (text === undefined || answers.length >= most) continue;
				if (pacer.isDue()) await pacer.rest();
				if (!isWanted()) return answers;
				const answer: SearchAnswer = {
					searched,
					note: row && noteOf(row),
					excerpt: excerptOf(text, query.words, words),
					fields: matchedFields(searched, query.words, words),
				};
				if (await fits(answer, text)) answers.push(answer);
			}
		}
		return answers;
	}

	async function textsOf(
		some: readonly Searched[],
		pacer: Pacer,
	): Promise<ReadonlyMap<string, string>> {
		const texts = new Map<string, string>();
		for (const visibility of ["published", "draft"] as const) {
			const own = some.filter((each) => each.visibility === visibility);
			const byPath = new Map(own.map(({ file, key }) => [file, key]));
			await readTexts(
				trees[visibility],
				[...byPath.keys()],
				pacer,
				(path, text) => {
					const key = byPath.get(path);
					if (key !== undefined && text !== undefined) texts.set(key, text);
				},
			);
		}
		return texts;
	}

	return {
		refreshSearch() {
			const next = last.then(refresh);
			last = next.catch(() => undefined);
			return next;
		},
		async search({ typed, isTyping, most, near, isWanted }) {
			const query = readQuery(typed, isTyping);
			const { phrases, filters } = query;
			const wanted = filters.flatMap(({ key, values }) =>
				key === "is" && values.every((value) => isPlaceState(value))
					? [values]
					: [],
			);
			const isPlain = phrases.length === 0 && wanted.length === 0;
			const candidates = found().find(
				query,
				isPlain ? most : Number.POSITIVE_INFINITY,
				near,
			);
			const places = createNotePlaces(placing());
			return answersAmong(
				candidates,
				query,
				async ({ note, searched }, text) => {
					const whole = [
						...[searched.title, ...searched.tags],
						...[...searched.people.map(({ name }) => name), text],
					].join("\n\n");
					if (!phrases.every((phrase) => hasPhrase(whole, phrase)))
						return false;
					if (wanted.length === 0) return true;
					const state = note && stateOf(await places.of(note));
					return wanted.every((values) =>
						values.some((each) => each === state),
					);
				},
				{ most, isWanted },
			);
		},
		notePlaces: () => createNotePlaces(placing()),
	};
}

/** `stale`: the code is another by now. `lost`: it is in no file for certain. */
function stateOf(
	place: NotePlace | undefined,
): (typeof placeStates)[number] | undefined {
	if (!place) return undefined;
	const { placement } = place;
	if (placement.state === "lost" || placement.state === "proposed")
		return "lost";
	return placement.state === "attached" && placement.certainty === "changed"
		? "stale"
		: undefined;
}

function isPlaceState(value: string): boolean {
	return placeStates.some((each) => each === value);
}

function noteOf(row: NoteRow): IndexedNote {
	return { head: unpackHead(row), file: row.file };
}

/** Reads files as text, each told once; `undefined` for what is not there or no text. */
function readTexts(
	tree: TacitBase["workspace"],
	paths: readonly RepoPath[],
	pacer: Pacer,
	take: (path: RepoPath, text: string | undefined) => void,
): Promise<void> {
	return tree.visitFiles({
		...{ paths, pacer, maximumBytes: maximumNoteBytes },
		known: () => undefined,
		visit(path, found) {
			const decoded =
				found.state === "read" ? decodeText(found.bytes) : undefined;
			take(path, decoded && "text" in decoded ? decoded.text : undefined);
		},
	});
}
