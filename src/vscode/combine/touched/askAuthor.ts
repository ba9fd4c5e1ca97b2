import { commands, Selection, window } from "vscode";
import { openCodeFile } from "../../codeFile.ts";
import { commandIds } from "../../commandIds.ts";
import type { AnchorRef } from "../../noteRef.ts";
import { showCodeFile, showLines } from "../../showLines.ts";
import { pickKnower } from "../../socialize/pickKnower.ts";
import { rangeOf } from "../../textLines.ts";
import { settled } from "./findingFrom.ts";
import type { TouchedParts } from "./registerTouched.ts";
import { touchedNote } from "./touchedNote.ts";

/**
 * Offers whoever wrote a note, then who else knows its code and owns it. Whoever is chosen is asked by a question on the code as
 * it is now, or, where it is gone, by a word under the note.
 */
export async function askAuthor(
	ref: AnchorRef,
	{ places }: Pick<TouchedParts, "places">,
): Promise<void> {
	const { repository, note } = ref;
	const place = await touchedNote(ref, places);
	const [anchor] = note.head.anchors;
	const path = place && repository.pathOf(place.document.uri);
	if (!anchor) throw settled();
	await pickKnower(
		repository,
		{
			path: path ?? anchor.path,
			isFolder: anchor.isFolder && !place,
			lines: place?.lines,
			authors: note.head.by,
		},
		async () => {
			if (!place) {
				await commands.executeCommand(
					commandIds.reply,
					repository.root.toString(),
					note.head.id,
				);
				return;
			}
			const { document, lines } = place;
			const file = await showCodeFile((await openCodeFile(document.uri)).uri);
			await showLines(file, file.linesOf(document, lines));
			const editor = window.activeTextEditor;
			if (editor) {
				const { start, end } = document.validateRange(rangeOf(lines));
				editor.selection = new Selection(start, end);
			}
			await commands.executeCommand(commandIds.askWhy);
		},
	);
}
