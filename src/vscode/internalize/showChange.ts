import { commands, type Disposable, l10n, Range, window } from "vscode";
import { TacitError } from "../../core/errors.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { msg } from "../../core/message.ts";
import { baseName } from "../../core/repoPath.ts";
import type { CodeDocuments } from "../codeDocuments.ts";
import { codeFileOf } from "../codeFile.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import { noteFrom } from "../noteFrom.ts";
import { isMeant } from "../noteRef.ts";
import type { Repositories } from "../repositories.ts";
import { rangeOf } from "../textLines.ts";
import type { LivePlace, LivePlaces } from "./livePlaces.ts";

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
		if (!place?.lines || !place.document)
			throw new TacitError(
				"unknown-note",
				msg`There is no note on this line. Put the cursor on code that has one.`,
			);
		const { repository, note, anchor, anchorIndex, document, lines } = place;
		const then = await repository.tacit.codeThen(note.head.id, anchorIndex);
		const { start, end } = document.validateRange(rangeOf(lines));
		const now = document.getText(
			new Range(start.line, 0, end.line, end.character),
		);
		await commands.executeCommand(
			"vscode.diff",
			codes.add(baseName(anchor.path), then.lines.join("\n")),
			codes.add(document.uri.path.split("/").at(-1) ?? "", now),
			then.isShortened
				? l10n.t(
						"Since “{0}” (lines that the note does not keep are shown as new)",
						plainTitle(note.head.title),
					)
				: l10n.t("Since “{0}”", plainTitle(note.head.title)),
			{ preview: true },
		);
	});
}
