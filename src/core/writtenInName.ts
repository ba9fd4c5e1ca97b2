import type { IndexedNote } from "./note.ts";
import type { NoteId } from "./noteId.ts";
import { isSamePerson, type Person } from "./person.ts";
import type { AddedNote, History } from "./ports.ts";

/** Days for which somebody is told of a note in their name: whoever was away for longer has other things to read. */
const shownDays = 30;

/** Notes that somebody has seen and let stand in their name; kept on this machine. */
export interface AgreedNotes {
	has(id: NoteId): boolean;
	add(id: NoteId): void;
}

/** A note that somebody else committed in a person's name. */
export interface WrittenInName {
	readonly note: IndexedNote;
	readonly added: AddedNote;
}

/**
 * The notes that name a person, that somebody else committed in the last 30 days, and that the person has not agreed to
 * yet; the newest first. Git is asked only where a note names the person at all.
 */
export async function writtenInName(
	person: Person,
	notes: readonly IndexedNote[],
	agreed: AgreedNotes,
	history: Pick<History, "notesAdded">,
): Promise<readonly WrittenInName[]> {
	const mine = notes.filter(
		({ head, file }) => file.visibility === "published" && !agreed.has(head.id),
	);
	if (mine.length === 0) return [];
	const added = await history.notesAdded(shownDays);
	return mine
		.flatMap((note) => {
			const told = added.get(note.file.path);
			return told && !isSamePerson(told.author, person)
				? [{ note, added: told }]
				: [];
		})
		.sort((a, b) => (a.added.date < b.added.date ? 1 : -1));
}
