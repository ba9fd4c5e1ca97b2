import {
	commands,
	Disposable,
	l10n,
	type Uri,
	window,
	workspace,
} from "vscode";
import { parseNoteId } from "../../core/noteId.ts";
import { commandIds } from "../commandIds.ts";
import type { Repositories } from "../repositories.ts";

/** Milliseconds: VS Code 1.103 loses the link that woke Tacit if somebody takes links before it has put that one by. */
const pause = 1000;

/** Opens notes by the links that `Copy Link` makes, a moment after it was called. */
export function registerNoteLinks(repositories: Repositories): Disposable {
	let handler: Disposable | undefined;
	const timer = setTimeout(() => {
		handler = window.registerUriHandler({
			handleUri: (uri) => openLinkedNote(repositories, uri),
		});
	}, pause);
	return new Disposable(() => {
		clearTimeout(timer);
		handler?.dispose();
	});
}

/** Opens a note by the link that `Copy Link` makes: `vscode://<extension>/note/<id>`. */
async function openLinkedNote(
	repositories: Repositories,
	uri: Uri,
): Promise<void> {
	const id = parseNoteId(uri.path.replace(/^\/note\//, ""));
	for (const folder of workspace.workspaceFolders ?? [])
		repositories.ofFolder(folder.uri);
	for (const repository of repositories.all()) {
		await repository.ready;
		const note = id && repository.tacit.index.byId(id);
		if (note) {
			await commands.executeCommand(commandIds.showNote, { repository, note });
			return;
		}
	}
	await window.showInformationMessage(
		l10n.t("This note is in none of the folders that are open here."),
	);
}
