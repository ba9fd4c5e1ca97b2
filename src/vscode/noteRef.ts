import type { IndexedNote } from "../core/note.ts";
import type { OpenRepository } from "./openRepository.ts";

/** A note in one of the repositories that are open. */
export interface NoteRef {
	readonly repository: OpenRepository;
	readonly note: IndexedNote;
}
