import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import type { IndexedNote } from "../core/note.ts";
import { parseNoteId } from "../core/noteId.ts";
import type { Here } from "./openHere.ts";

/** The note that was named by its id, or by its file, whose name bears the id. Throws `unknown-note`. */
export function noteNamed(here: Here, named: string): IndexedNote {
	const id = parseNoteId(/(?:^|\.)([^./\\]+)\.md$/.exec(named)?.[1] ?? named);
	const note = id && here.tacit.index.byId(id);
	if (note) return note;
	throw new TacitError(
		"unknown-note",
		msg`There is no note ${named} here. A note’s file bears its id before “.md”.`,
	);
}
