import type { Uri } from "vscode";
import type { LineRange } from "../../core/lineRange.ts";
import type { NoteKind } from "../../core/note.ts";
import type { Writing } from "../../externalize/writing.ts";

/** A note on lines of a file, on all of it, or on a folder, of which no word is written yet. */
export function newWriting(
	uri: Uri,
	lines: LineRange | undefined,
	isFolder: boolean,
	kind: NoteKind = "why",
): Writing {
	return {
		key: crypto.randomUUID(),
		mode: "new",
		uri: uri.toString(),
		isFolder,
		lines,
		noteId: undefined,
		kind,
		text: "",
		begunAt: Date.now(),
	};
}
