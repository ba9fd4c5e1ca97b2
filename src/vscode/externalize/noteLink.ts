import { env } from "vscode";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import type { NoteRef } from "../noteRef.ts";

/** A Markdown link that opens the note in the editor of whoever has the repository open. */
export function noteLink({ note }: NoteRef): string {
	const title = plainTitle(note.head.title).replace(/[[\]\\]/g, "\\$&");
	return `[${title}](${env.uriScheme}://tacit-notes.tacit-notes/note/${note.head.id})`;
}
