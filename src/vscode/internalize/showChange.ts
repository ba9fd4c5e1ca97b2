import { type Disposable, window } from "vscode";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type { CodeDocuments } from "../codeDocuments.ts";
import { codeFileOf } from "../codeFile.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import { noteFrom } from "../noteFrom.ts";
import { isMeant } from "../noteRef.ts";
import type { Repositories } from "../repositories.ts";
import { rangeOf } from "../textLines.ts";
import type { LivePlace, LivePlaces } from "./livePlaces.ts";
import { isOnLines, showSinceNote } from "./showSinceNote.ts";

/** Shows the code as it was when the note was written beside the same lines of now. */
export function registerShowChange(
	repositories: Repositories,
	places: LivePlaces,
	codes: CodeDocuments,
	run: CommandRunner,
): Disposable {
	return run(commandIds.showChange, async (...args) => {
		const editor = window.activeTextEditor;
		const file = editor && codeFileOf(editor.document);
		const ref = noteFrom(repositories, args);
		const isAsked = (place: LivePlace) =>
			place.lines !== undefined &&
			(ref
				? isMeant(ref, place)
				: editor !== undefined &&
					place.document === editor.document &&
					rangeOf(place.lines).contains(editor.selection.active));
		const place = file && places.inFile(file).find(isAsked);
		if (!place || !isOnLines(place))
			throw new TacitError(
				"unknown-note",
				msg`There is no note on this line. Put the cursor on code that has one.`,
			);
		await showSinceNote(place, codes);
	});
}
