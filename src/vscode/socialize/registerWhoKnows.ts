import { type Disposable, Selection, Uri, window } from "vscode";
import { codeFileOf } from "../codeFile.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import type { LivePlaces } from "../internalize/livePlaces.ts";
import { noteFrom } from "../noteFrom.ts";
import { isMeant } from "../noteRef.ts";
import type { Repositories } from "../repositories.ts";
import { rangeOf } from "../textLines.ts";
import { askWhoKnows } from "./askWhoKnows.ts";

/**
 * Says who knows what is selected, else the function around the cursor, else its line; a file or folder of the explorer or of a
 * view; or, from a note's hover, the note's lines, which are selected, so that they can be asked about.
 */
export function registerWhoKnows(
	repositories: Repositories,
	places: Pick<LivePlaces, "inFile">,
	run: CommandRunner,
): Disposable {
	return run(commandIds.whoKnows, (...args) => {
		const [given, selected] = args;
		if (typeof given === "string") selectNote(args);
		return askWhoKnows(
			repositories,
			// The explorer gives all that is selected there, too; the editor's menu gives its file.
			rowUri(given) ?? (Array.isArray(selected) ? given : undefined),
		);
	});

	function selectNote(args: readonly unknown[]): void {
		const ref = noteFrom(repositories, args);
		const editor = window.activeTextEditor;
		const file = editor && codeFileOf(editor.document);
		if (!ref || !file) return;
		const place = places
			.inFile(file)
			.find((each) => isMeant(ref, each) && each.document === editor.document);
		if (!place?.lines) return;
		const { start, end } = rangeOf(place.lines);
		editor.selection = new Selection(start, end);
	}
}

/** The file or folder of a row of a view that is about one. */
function rowUri(given: unknown): Uri | undefined {
	const uri = (given as { readonly uri?: unknown } | null | undefined)?.uri;
	return uri instanceof Uri ? uri : undefined;
}
