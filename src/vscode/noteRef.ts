import type { IndexedNote } from "../core/note.ts";
import type { OpenRepository } from "./openRepository.ts";

/** A note in one of the repositories that are open. */
export interface NoteRef {
	readonly repository: OpenRepository;
	readonly note: IndexedNote;
}

/** A note, and which of its anchors is meant where one is: 0-based. */
export interface AnchorRef extends NoteRef {
	readonly anchorIndex: number | undefined;
}

/** Whether a place of the note's is the one that is meant, or may be. */
export function isMeant(
	{ note, anchorIndex }: AnchorRef,
	place: {
		readonly note: IndexedNote;
		readonly anchorIndex: number;
	},
): boolean {
	return (
		place.note.head.id === note.head.id &&
		(anchorIndex === undefined || place.anchorIndex === anchorIndex)
	);
}
