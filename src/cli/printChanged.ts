import type { NoteId } from "../core/noteId.ts";
import type { JsonChangedNote } from "./json/externalize.ts";
import { jsonNote } from "./json/note.ts";
import { jsonVersion } from "./json/version.ts";
import { noteNamed } from "./noteNamed.ts";
import type { Here } from "./openHere.ts";
import { print, printJson, shownLine } from "./terminal.ts";

/**
 * Prints a note that a command changed, as it reads now: as JSON, or its file alone, after which `tell` says to the person
 * what was done.
 */
export async function printChanged(
	here: Here,
	id: NoteId,
	isJson: boolean | undefined,
	tell: () => void | Promise<void>,
): Promise<void> {
	const note = noteNamed(here, id);
	if (isJson) {
		const json: JsonChangedNote = {
			version: jsonVersion,
			note: jsonNote(note, here),
		};
		printJson(json);
		return;
	}
	print(shownLine(here.seenFile(note.file)));
	await tell();
}
