import { plainTitle } from "../../core/markdown/plainTitle.ts";
import type { FindCell } from "../../core/notebook/cellFinder.ts";
import type { Excerpt } from "../../internalize/search/excerptOf.ts";
import type { SearchedField } from "../../internalize/search/matchedFields.ts";
import type { SearchedState } from "../../internalize/search/searched.ts";
import type { NotePlace } from "../../tacit/search/notePlaces.ts";
import type { SearchAnswer } from "../../tacit/search.ts";
import {
	type JsonNote,
	type JsonPerson,
	type JsonPlacedNote,
	jsonNote,
	jsonPlace,
	type Seen,
} from "./note.ts";

/** A decision record that was found. */
export interface JsonFoundRecord {
	readonly path: string;
	/** Plain text. */
	readonly title: string;
	/** `unknown` where it has none, or one that is not known. */
	readonly state: SearchedState;
	readonly by: readonly JsonPerson[];
	/** `YYYY-MM-DD`. */
	readonly date: string | null;
	readonly tags: readonly string[];
}

/** A note or a decision record that was found; the other of `note` and `record` is `null`. */
export interface JsonSearchResult {
	/** With its place today, as for `why`: of the first of its places that is found. */
	readonly note: (JsonNote & Pick<JsonPlacedNote, "place">) | null;
	readonly record: JsonFoundRecord | null;
	/** The line of its text that answers best, as plain text, with what answers in it: UTF-16 units, the end exclusive. */
	readonly excerpt: Excerpt | null;
	/** Where else it has some of the words. */
	readonly matched: readonly SearchedField[];
}

/**
 * `tacit search --json`.
 *
 * ```json
 * { "version": 1, "results": [{ "note": { "id": "k3f9q2mx", … }, "record": null, "excerpt": { "text": "…", "marks": [{ "start": 2, "end": 5 }] }, "matched": ["title"] }] }
 * ```
 */
export interface JsonSearch {
	readonly version: 1;
	/** The best first. */
	readonly results: readonly JsonSearchResult[];
}

/** An answer in its JSON shape; `place` is the note's. */
export function jsonSearchResult(
	{ searched, note, excerpt, fields }: SearchAnswer,
	place: NotePlace | undefined,
	paths: Seen,
	findCell: FindCell,
): JsonSearchResult {
	return {
		note: note
			? {
					...jsonNote(note, paths),
					place: jsonPlace(
						place?.placement ?? { state: "lost" },
						paths,
						findCell,
					),
				}
			: null,
		record: note
			? null
			: {
					path: paths.seen(searched.file),
					title: plainTitle(searched.title),
					state: searched.state,
					by: searched.people.map(({ name, email }) => ({
						...{ name, email: email ?? null },
					})),
					date: searched.date ?? null,
					tags: searched.tags,
				},
		excerpt: excerpt ?? null,
		matched: fields,
	};
}
