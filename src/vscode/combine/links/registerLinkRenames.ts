import { Disposable, Uri, type WorkspaceEdit, workspace } from "vscode";
import { movedUri } from "../../movedUri.ts";
import type { Repositories } from "../../repositories.ts";
import { renameLinks } from "./renameLinks.ts";

/**
 * Keeps links alive when somebody moves or renames files in VS Code, in the same step: one key takes back both. What was
 * saved before is saved after, as VS Code's own refactorings do, which it leaves undone here.
 */
export function registerLinkRenames(repositories: Repositories): Disposable {
	/** Files that will be changed and had no unsaved changes, as URIs of before. */
	const clean = new Set<string>();
	/** Files that were changed by the last move, as URIs of after. */
	let just: readonly Uri[] = [];
	const remember = (edit: WorkspaceEdit | undefined) => {
		const dirty = new Set(
			workspace.textDocuments
				.filter(({ isDirty }) => isDirty)
				.map(({ uri }) => uri.toString()),
		);
		for (const [uri] of edit?.entries() ?? [])
			if (!dirty.has(uri.toString())) clean.add(uri.toString());
		return edit;
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
			for (const document of workspace.textDocuments)
				if (document.isDirty && now.has(document.uri.toString()))
					await document.save();
		}),
	);
}
