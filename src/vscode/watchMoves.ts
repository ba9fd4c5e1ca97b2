import { type Disposable, type Uri, window, workspace } from "vscode";
import type { RepoPath } from "../core/repoPath.ts";
import { pathBelow } from "../node/pathBelow.ts";
import type { Tacit } from "../tacit.ts";
import { createMoveSearch } from "./moveSearch.ts";

/** Milliseconds without a change after which it is looked: files that code is moved between are saved one after the other. */
const pause = 1000;
/** Milliseconds between a search and the next one for a reason that seldom means anything. */
const rest = 5000;

/** Has code looked for that went to other files, whenever it may have. */
export interface MoveWatch extends Disposable {
	/** It may have, for a reason that the editor does not tell of: a checkout, a pull. */
	look(): void;
	/** It may have, but most often has not: git wrote its index. It is looked five seconds after the last time at the earliest. */
	lookSeldom(): void;
	/** A file at this path came or changed, by anybody's hand; or a file or folder `went`. */
	seen(path: RepoPath, went: boolean): void;
	/** Ends a search that is under way. */
	stop(): void;
}

/** Watches the editor and the notes of the repository at `root` (absolute). */
export function watchMoves(
	{ index, whereabouts }: Pick<Tacit, "index" | "whereabouts">,
	root: string,
): MoveWatch {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let last = Number.NEGATIVE_INFINITY;
	let isDisposed = false;
	const search = createMoveSearch(whereabouts);
	const run = async () => {
		timer = undefined;
		if (index.size === 0) return;
		last = performance.now();
		await search.run(visibleBelow(root));
		last = performance.now();
	};
	const lookIn = (wait: number) => {
		clearTimeout(timer);
		if (isDisposed) return;
		timer = setTimeout(() => void run(), wait);
	};
	const look = () => lookIn(pause);
	const lookSeldom = () => {
		// What is due already begins after this, and finds it.
		if (timer === undefined)
			lookIn(Math.max(pause, last + rest - performance.now()));
	};
	const isNoted = (path: RepoPath) => index.notesAt(path).length > 0;
	const isAnyAway = () => whereabouts.all().length > 0;
	const saved = ({ uri }: { readonly uri: Uri }) => {
		const path = pathBelow(root, uri.fsPath);
		if (path !== undefined && (isAnyAway() || isNoted(path))) look();
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
		lookSeldom,
		seen(path, went) {
			// A checkout tells of thousands: what is due already begins after this, and finds it.
			if (timer !== undefined) return;
			if (isNoted(path)) look();
			// Of a folder that was moved its own path alone is told.
			else if (went || isAnyAway()) lookSeldom();
		},
		stop: search.stop,
		dispose() {
			isDisposed = true;
			search.stop();
			clearTimeout(timer);
			for (const each of subscriptions) each.dispose();
		},
	};
}

/** The files below `root` that are on the screen. */
function visibleBelow(root: string): readonly RepoPath[] {
	const shown = [
		...window.visibleTextEditors.map(({ document }) => document.uri),
		...window.visibleNotebookEditors.map(({ notebook }) => notebook.uri),
	];
	return shown.flatMap(({ fsPath }) => pathBelow(root, fsPath) ?? []);
}
