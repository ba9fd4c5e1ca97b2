import type { NoteKind, NoteStatus, Visibility } from "../../core/note.ts";
import { noteIdInName } from "../../core/notePath.ts";
import type { Person } from "../../core/person.ts";
import type { RepoPath } from "../../core/repoPath.ts";

/** What a record says where it stands, beside what a note can say. */
export type SearchedState = NoteStatus | "rejected" | "deprecated" | "unknown";

/** A note or a decision record as it is searched, without its text. Its strings are to be copies of their own. */
export interface Searched {
	/** Tells it from every other one. */
	readonly key: string;
	/** `record`: a decision record. */
	readonly kind: NoteKind | "record";
	readonly state: SearchedState;
	/** One line of Markdown source. */
	readonly title: string;
	readonly people: readonly Person[];
	readonly tags: readonly string[];
	/** What it speaks of; of a record nothing. */
	readonly paths: readonly RepoPath[];
	readonly symbols: readonly string[];
	/** Its own file. */
	readonly file: RepoPath;
	readonly visibility: Visibility;
	/** `YYYY-MM-DD`; `undefined` where none is given. */
	readonly date: string | undefined;
}

/** Whether it holds no longer: it is found all the same, after those that do. */
export function isPast({ state }: Searched): boolean {
	return pastStates.has(state);
}

const pastStates: ReadonlySet<SearchedState> = new Set<SearchedState>([
	"superseded",
	"retired",
	"rejected",
	"deprecated",
]);

/**
 * What its own file is found by: a record by all of its path, a note by its id alone, for the rest of its name is the title
 * that it once had.
 */
export function fileWords({ kind, file }: Searched): string {
	return kind === "record" ? file : (noteIdInName(file) ?? "");
}
