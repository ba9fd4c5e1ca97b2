import { commands, Selection, window } from "vscode";
import { commandIds } from "../../commandIds.ts";
import { showCodeFile, showLines } from "../../showLines.ts";
import { rangeOf } from "../../textLines.ts";
import type { TouchedPlace } from "./touchedPlace.ts";

/** Begins a note at what was done without a word of why: on its lines, else on its file. */
export async function giveReason({ uri, lines }: TouchedPlace): Promise<void> {
	if (!lines) {
		await commands.executeCommand(commandIds.writeNoteOnFile, uri);
		return;
	}
	const file = await showCodeFile(uri);
	await showLines(file, lines);
	const place = file.at(lines);
	const editor = window.activeTextEditor;
	if (place && editor?.document === place.document) {
		const { start, end } = place.document.validateRange(rangeOf(place.lines));
		editor.selection = new Selection(start, end);
	}
	await commands.executeCommand(commandIds.writeNote);
}
