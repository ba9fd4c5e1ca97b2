import {
	type TextEditor,
	type Uri,
	ViewColumn,
	window,
	workspace,
} from "vscode";

/** Opens a file and shows it in the first column, where it has the focus; the editor is not in preview. */
export async function openFile(
	uri: Uri,
	column: ViewColumn = ViewColumn.One,
): Promise<TextEditor> {
	const document = await workspace.openTextDocument(uri);
	return window.showTextDocument(document, {
		preview: false,
		viewColumn: column,
	});
}
