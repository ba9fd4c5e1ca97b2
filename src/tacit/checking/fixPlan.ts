import type { PlaceFix } from "../../combine/check/placeFix.ts";
import type { PathMove } from "../../combine/links/movedPath.ts";
import type { Anchor } from "../../core/anchor/anchor.ts";
import type { Message } from "../../core/message.ts";
import type { IndexedNote, NoteFile } from "../../core/note.ts";
import type { StoredNote } from "../../core/store.ts";
import type { LinkEdit } from "../links/linkEdits.ts";

/** An anchor that is to be rewritten. */
export interface FixedPlace {
	readonly anchor: Anchor;
	/** 0-based, among the note's anchors. */
	readonly anchorIndex: number;
	readonly fix: PlaceFix;
}

/** A note as it is to be written. */
export interface NoteFix {
	readonly note: IndexedNote;
	readonly stored: StoredNote;
	readonly places: readonly FixedPlace[];
	/** Where it goes; `undefined`: it stays where it is. */
	readonly move: PathMove | undefined;
	readonly text: string;
}

/** A file that is left as it is, and why. */
export interface LeftFile {
	readonly file: NoteFile;
	readonly why: Message;
}

/** What brings notes to their code, none of which is done yet. */
export interface FixPlan {
	/** By the paths of their files. */
	readonly notes: readonly NoteFix[];
	/** Changes of links in files that are not among `notes`. */
	readonly links: readonly LinkEdit[];
	readonly left: readonly LeftFile[];
}
