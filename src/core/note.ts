import type { Anchor } from "./anchor/anchor.ts";
import type { NoteId } from "./noteId.ts";
import type { Person } from "./person.ts";
import type { RepoPath } from "./repoPath.ts";
import type { Trial } from "./trial.ts";

/** What a note is about. People see plain words (Reason, Decision, Watch out, …); see the doors. */
export const noteKinds = [
	"why",
	"decision",
	"gotcha",
	"workaround",
	"howto",
	"story",
	"question",
] as const;
/** One of `noteKinds`. */
export type NoteKind = (typeof noteKinds)[number];

/** Where a note stands in its life. `open` and `answered` belong to questions alone, the others to all but questions (`retired` to both). */
export const noteStatuses = [
	"proposed",
	"accepted",
	"superseded",
	"retired",
	"open",
	"answered",
] as const;
/** One of `noteStatuses`. */
export type NoteStatus = (typeof noteStatuses)[number];

/** Private notes (`draft`) lie in the git directory of this machine; `published` ones beside the code. */
export type Visibility = "draft" | "published";

/** What stands above a note's prose, and where it points. This is all that the index keeps of a note. */
export interface NoteHead {
	readonly id: NoteId;
	readonly kind: NoteKind;
	/** `undefined` where the file gives none; read it as `open` for a question and `accepted` otherwise. */
	readonly status: NoteStatus | undefined;
	/** Source text of the first level-1 heading, without its `#` marks; may hold inline Markdown. */
	readonly title: string;
	/** In the file's order; empty where names were left out. */
	readonly by: readonly Person[];
	/** `YYYY-MM-DD` as written, or `undefined`. */
	readonly date: string | undefined;
	readonly tags: readonly string[];
	readonly supersedes: readonly NoteId[];
	readonly relates: readonly NoteId[];
	/** Ids of what this note came from, as written (a question, notes, a session). */
	readonly from: readonly string[];
	/** A date, an issue link, or a package version range, as written. */
	readonly until: string | undefined;
	/** As written, e.g. `2026-11-22 Ada Lovelace <ada@example.org>`. */
	readonly confirmed: string | undefined;
	readonly moment: string | undefined;
	/** What may be run to see that it is so (`try:`). */
	readonly trial: Trial | undefined;
	/** In the file's order; at least one in a well-formed note. */
	readonly anchors: readonly Anchor[];
}

/** A note's place on disk. */
export interface NoteFile {
	readonly visibility: Visibility;
	/** For `published` relative to the repository's root, for `draft` to the drafts folder. */
	readonly path: RepoPath;
}

/** What the index knows of one note. */
export interface IndexedNote {
	readonly head: NoteHead;
	readonly file: NoteFile;
}
