import { workspace as editor, type TextDocument, Uri } from "vscode";
import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import { isNotebookPath } from "../core/notebook/codeText.ts";
import { formatNotebook } from "../core/notebook/parseNotebook.ts";
import type { FileContent, Workspace } from "../core/ports.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { cellsOf } from "./codeFile.ts";

/** The tree below `root` as the editor sees it: unsaved buffers count as what stands there. */
export function editorWorkspace(root: Uri, files: Workspace): Workspace {
	const unsaved = (path: RepoPath): TextDocument | undefined => {
		const uri = Uri.joinPath(root, path).toString();
		return editor.textDocuments.find(
			(document) => document.isDirty && document.uri.toString() === uri,
		);
	};
	/** How VS Code would write the notebook is not known; for its cells this does. */
	const unsavedCells = (path: RepoPath): FileContent | undefined => {
		if (!isNotebookPath(path)) return undefined;
		const uri = Uri.joinPath(root, path).toString();
		const notebook = editor.notebookDocuments.find(
			(each) => each.isDirty && each.uri.toString() === uri,
		);
		return (
			notebook && {
				bytes: new TextEncoder().encode(formatNotebook(cellsOf(notebook))),
				stamp: `unsaved ${notebook.version}`,
			}
		);
	};
	const refuseUnsaved = (path: RepoPath) => {
		const document = unsaved(path);
		if (document)
			throw new TacitError(
				"conflict",
				msg`${path} is open with changes that are not saved. Save or revert it first.`,
				{ detail: { current: document.getText() } },
			);
	};
	return {
		...files,
		async read(path) {
			const document = unsaved(path);
			const cells = document ? undefined : unsavedCells(path);
			if (cells) return cells;
			if (!document) return files.read(path);
			return {
				bytes: new TextEncoder().encode(document.getText()),
				stamp: `unsaved ${document.version}`,
			};
		},
		async write(path, bytes, expected) {
			refuseUnsaved(path);
			await files.write(path, bytes, expected);
		},
		async remove(path, expected, options) {
			refuseUnsaved(path);
			return files.remove(path, expected, options);
		},
	};
}
