import type { LineRange } from "../../core/lineRange.ts";
import type { NoteKind } from "../../core/note.ts";
import type { NoteId } from "../../core/noteId.ts";
import type { Person } from "../../core/person.ts";
import type { RepoPath } from "../../core/repoPath.ts";

/** Tells an entry from every other one of its log: the id of its note, or the path of its record. */
export type EntryKey = string;

/** The file that an entry was read from. */
export type EntrySource =
	| { readonly type: "note"; readonly id: NoteId; readonly path: RepoPath }
	| { readonly type: "record"; readonly path: RepoPath };

/** Where a decision stands; `unknown` where a record's own word (see `status`) is not known. */
export const entryStates = [
	"proposed",
	"accepted",
	"rejected",
	"deprecated",
	"superseded",
	"retired",
	"unknown",
] as const;
/** One of `entryStates`. */
export type EntryState = (typeof entryStates)[number];

/** Code that an entry is about. */
export interface EntryCode {
	readonly path: RepoPath;
	/** 1-based, inclusive, as the note has them; `undefined`: the whole file or folder. */
	readonly lines: LineRange | undefined;
	readonly symbol: string | undefined;
}

/** An option that was not taken. */
export interface EntryRejected {
	/** One line of Markdown source. */
	readonly title: string;
	/** One line of Markdown source; `undefined` where nothing is said. */
	readonly reason: string | undefined;
}

/** How one entry belongs to another, beyond supersession. */
export interface EntryRelation {
	readonly is: "amends" | "amended-by" | "relates" | "from";
	/** The words of the record for it, where it has some of its own. */
	readonly written: string | undefined;
	readonly key: EntryKey;
}

/** A note of another kind, listed where it belongs to a decision. */
export interface EntryNote {
	readonly id: NoteId;
	readonly path: RepoPath;
	readonly kind: NoteKind;
	/** One line of Markdown source. */
	readonly title: string;
}

/** A decision as every form of the log shows it: the file, the panel and the page. Plain data, that a cache can keep. */
export interface LogEntry {
	readonly key: EntryKey;
	/** The name of the checkout it is from, where a log is made of several; `undefined` in a log of one. */
	readonly repository: string | undefined;
	readonly source: EntrySource;
	/** One line of Markdown source. */
	readonly title: string;
	/** As people read it; of a record its own words, as written. */
	readonly status: string;
	readonly state: EntryState;
	/** `YYYY-MM-DD`; `undefined` where none is given. */
	readonly date: string | undefined;
	readonly people: readonly Person[];
	readonly tags: readonly string[];
	/** The folder of the repository that it is about, at most two levels deep; empty: all of it. */
	readonly area: RepoPath;
	/** What was decided: Markdown source of at most 5 lines and 600 characters. Not yet safe to show. */
	readonly gist: string;
	/** Why, cut the same way; empty where the gist says it all. Not yet safe to show. */
	readonly why: string;
	readonly rejected: readonly EntryRejected[];
	/** The text of each Mermaid diagram in its file, in the file's order. Whole, though a gist is cut. */
	readonly diagrams: readonly string[];
	/** In the note's order; of a record the files that it names, in the order of its text. */
	readonly code: readonly EntryCode[];
	readonly supersedes: readonly EntryKey[];
	readonly supersededBy: readonly EntryKey[];
	readonly relations: readonly EntryRelation[];
	/** Ordered by kind, date and id. */
	readonly notes: readonly EntryNote[];
	/** As the note has it. */
	readonly until: string | undefined;
	/** The record that, as the note says, was made of it; `undefined` for records, and where there is none. */
	readonly recordedIn: RepoPath | undefined;
}
