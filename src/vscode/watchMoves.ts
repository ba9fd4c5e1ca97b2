import { type Disposable, type Uri, workspace } from "vscode";
import { pathBelow } from "../node/pathBelow.ts";
import type { Tacit } from "../tacit.ts";
import { createMoveSearch, type MoveSearch } from "./moveSearch.ts";

/** Milliseconds without a change after which it is looked: files that code is moved between are saved one after the other. */
const pause = 1000;

/** Has code looked for that went to other files, whenever it may have. */
export interface MoveWatch extends Disposable {
	/** It may have, for a reason that the editor does not tell of: a checkout. */
	look(): void;
	/** Ends a search that is under way. */
	stop(): void;
}

/** Watches the editor and the notes of the repository at `root` (absolute). Without git nothing is looked for. */
export function watchMoves(
	{ index, whereabouts }: Pick<Tacit, "index" | "whereabouts">,
	root: string,
): MoveWatch {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let isDisposed = false;
	const search: MoveSearch | undefined =
		whereabouts && createMoveSearch(whereabouts);
	const look = () => {
		clearTimeout(timer);
		if (isDisposed || !search) return;
		timer = setTimeout(() => {
			if (index.size > 0) void search?.run();
		}, pause);
	};
	const saved = ({ uri }: { readonly uri: Uri }) => {
		const path = pathBelow(root, uri.fsPath);
		if (path === undefined || !whereabouts) return;
		const isConcerned =
			whereabouts.all().length > 0 || index.notesAt(path).length > 0;
		if (isConcerned) look();
	};
	const subscriptions = [
		workspace.onDidSaveTextDocument(saved),
		workspace.onDidSaveNotebookDocument(saved),
		workspace.onDidRenameFiles(look),
		workspace.onDidDeleteFiles(look),
		index.onDidChange(look),
	];
	return {
		look,
		stop: () => search?.stop(),
		dispose() {
			isDisposed = true;
			search?.stop();
			clearTimeout(timer);
			for (const each of subscriptions) each.dispose();
		},
	};
}
