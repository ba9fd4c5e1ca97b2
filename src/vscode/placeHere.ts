import { Uri, window, workspace } from "vscode";
import { codeFileOf, notebookFile } from "./codeFile.ts";

/**
 * What a command is about that is given nothing: the file that is being looked at, else any in the first folder;
 * `undefined` where no folder is open either.
 */
export function placeHere(): Uri | undefined {
	const notebook = window.activeNotebookEditor?.notebook;
	const [file] = [
		window.activeTextEditor,
		...window.visibleTextEditors,
	].flatMap((editor) => {
		const file = editor && codeFileOf(editor.document);
		return file ? [file] : [];
	});
	const found = file ?? (notebook && notebookFile(notebook));
	if (found) return found.uri;
	const folder = workspace.workspaceFolders?.[0]?.uri;
	return folder && Uri.joinPath(folder, "any");
}
