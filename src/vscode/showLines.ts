import {
	commands,
	NotebookRange,
	Range,
	Selection,
	TextEditorRevealType,
	type Uri,
	window,
} from "vscode";
import type { LineRange } from "../core/lineRange.ts";
import { type CodeFile, openCodeFile } from "./codeFile.ts";
import { rangeOf } from "./textLines.ts";

/** Opens a file of code in its editor, a notebook in that for notebooks. */
export async function showCodeFile(uri: Uri): Promise<CodeFile> {
	const file = await openCodeFile(uri);
	const { key } = file;
	if ("getCells" in key) await window.showNotebookDocument(key);
	else await window.showTextDocument(key);
	return file;
}

/** Brings lines of an open file's code into view, the cursor on the first. Of lines past the end nothing is shown. */
export async function showLines(
	file: CodeFile,
	lines: LineRange,
): Promise<void> {
	const place = file.at(lines);
	if (!place) return;
	const { document } = place;
	const range = document.validateRange(rangeOf(place.lines));
	const cursor = new Selection(range.start, range.start);
	if ("getCells" in file.key) {
		const at = file.documents().indexOf(document);
		const cell = new NotebookRange(at, at + 1);
		await window.showNotebookDocument(file.key, { selections: [cell] });
		await commands.executeCommand("vscode.open", document.uri, {
			selection: cursor,
		});
		return;
	}
	const editor = await window.showTextDocument(document);
	editor.selection = cursor;
	editor.revealRange(
		new Range(range.start, range.end),
		TextEditorRevealType.InCenterIfOutsideViewport,
	);
}
