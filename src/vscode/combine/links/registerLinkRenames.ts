import {
	Disposable,
	type TextDocument,
	Uri,
	type WorkspaceEdit,
	workspace,
} from "vscode";
import { movedUri } from "../../movedUri.ts";
import type { Repositories } from "../../repositories.ts";
import { renameLinks } from "./renameLinks.ts";

/** Milliseconds after a move in which VS Code tells of all that it changed. */
const patience = 2000;

/**
 * Keeps links alive when somebody moves or renames files in VS Code, in the same step: one key takes back both. What was
 * saved before is saved after, as VS Code's own refactorings do, which it leaves undone here.
 */
export function registerLinkRenames(repositories: Repositories): Disposable {
	/** Files that will be changed and had no unsaved changes, as URIs of before. */
	const clean = new Set<string>();
	/** Files that were changed by the last move, as URIs of after. */
	let just: readonly Uri[] = [];
	/** Those of them that are yet to be saved, or are being saved: nobody typed in them. */
	const unsaved = new Set<string>();
	let movedAt = Number.NEGATIVE_INFINITY;
	const remember = (edit: WorkspaceEdit | undefined) => {
		const typed = new Set(
			workspace.textDocuments
				.filter(({ isDirty }) => isDirty)
				.map(({ uri }) => uri.toString())
				.filter((uri) => !unsaved.has(uri)),
		);
		for (const [uri] of edit?.entries() ?? [])
			if (!typed.has(uri.toString())) clean.add(uri.toString());
		return edit;
	};
	const save = async (document: TextDocument) => {
		const uri = document.uri.toString();
		if (!unsaved.has(uri)) return;
		if (performance.now() - movedAt > patience) unsaved.clear();
		else if (document.isDirty && (await document.save())) unsaved.delete(uri);
	};
	return Disposable.from(
		workspace.onWillRenameFiles((event) => {
			// A move that came to nothing leaves nothing to be saved.
			clean.clear();
			event.waitUntil(
				renameLinks(repositories, event.files, just).then(remember),
			);
		}),
		workspace.onDidRenameFiles(async ({ files }) => {
			const now = new Set(
				[...clean].map((uri) =>
					files.reduce(
						(at, { oldUri, newUri }) =>
							movedUri(Uri.parse(at), oldUri, newUri)?.toString() ?? at,
						uri,
					),
				),
			);
			clean.clear();
			just = [...now].map((uri) => Uri.parse(uri));
			const isWanted = workspace
				.getConfiguration("files")
				.get("refactoring.autoSave", true);
			if (!isWanted) return;
			movedAt = performance.now();
			for (const uri of now) unsaved.add(uri);
			for (const document of workspace.textDocuments) await save(document);
		}),
		// What was moved itself is opened anew, and told to have changes, a moment later.
		workspace.onDidOpenTextDocument(save),
		workspace.onDidChangeTextDocument(({ document }) => save(document)),
	);
}
