import assert from "node:assert/strict";
import {
	commands,
	type NotebookDocument,
	type NotebookEditor,
	type TextDocument,
	type TextEditor,
	type Uri,
	window,
	workspace,
} from "vscode";
import { eventually } from "./eventually.ts";

/** Opens a notebook and shows it; it has the focus. */
export async function openNotebook(uri: Uri): Promise<NotebookEditor> {
	return window.showNotebookDocument(await workspace.openNotebookDocument(uri));
}

/** The document of the cell (from 1). */
export function cellDocument(
	notebook: NotebookDocument,
	cell: number,
): TextDocument {
	return notebook.cellAt(cell - 1).document;
}

/** Puts the cursor into a cell (from 1), and answers its editor. */
export async function editCell(
	notebook: NotebookDocument,
	cell: number,
): Promise<TextEditor> {
	const document = cellDocument(notebook, cell);
	await commands.executeCommand("vscode.open", document.uri);
	return eventually(async () => {
		if (window.activeTextEditor?.document !== document)
			await commands.executeCommand("notebook.cell.edit");
		const editor = window.activeTextEditor;
		assert.ok(editor?.document === document, "the cell has not the focus");
		return editor;
	});
}
