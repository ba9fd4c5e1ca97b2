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

/** Milliseconds after a move in which VS Code has told of all that it changed. */
const patience = 3000;

/**
 * Keeps links alive when somebody moves or renames files in VS Code, in the same step: one key takes back both. What was
 * saved before is saved after, as VS Code's own refactorings do, which it leaves undone here.
 */
export function registerLinkRenames(repositories: Repositories): Disposable {
	/** Files that will be changed and had no unsaved changes, as URIs of before. */
	const clean = new Set<string>();
	/** Files that were changed by the last move, as URIs of after. */
	let just: readonly Uri[] = [];
	/** Those of them whose changes are saved as they are told, for as long as VS Code may still tell of some. */
	const unsaved = new Set<string>();
	let timer: ReturnType<typeof setTimeout> | undefined;
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
		if (document.isDirty && unsaved.has(document.uri.toString()))
			await document.save();
	};
	const saveAll = () => Promise.all(workspace.textDocuments.map(save));
	return Disposable.from(
		{ dispose: () => clearTimeout(timer) },
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
			for (const uri of now) unsaved.add(uri);
			clearTimeout(timer);
			timer = setTimeout(
				() => void saveAll().then(() => unsaved.clear()),
				patience,
			);
			await saveAll();
		}),
		// What was moved itself is opened anew, and told to have changes, a moment later.
		workspace.onDidOpenTextDocument(save),
		workspace.onDidChangeTextDocument(({ document }) => save(document)),
	);
}
