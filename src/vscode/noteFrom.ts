import { parseNoteId } from "../core/noteId.ts";
import type { NoteRef } from "./noteRef.ts";
import type { Repositories } from "./repositories.ts";

/** The note that a command was given: `[root, id]` from a link, or a row of a view. */
export function noteFrom(
	repositories: Repositories,
	[first, second]: readonly unknown[],
): NoteRef | undefined {
	if (typeof first === "string" && typeof second === "string") {
		const repository = repositories
			.all()
			.find(({ root }) => root.toString() === first);
		const id = parseNoteId(second);
		const note = id && repository?.tacit.index.byId(id);
		return repository && note ? { repository, note } : undefined;
	}
	if (typeof first === "object" && first !== null && "note" in first)
		return first as NoteRef;
	return undefined;
}
