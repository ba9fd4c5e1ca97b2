import { Disposable, workspace as editor, type RelativePattern } from "vscode";
import { type RepoPath, repoRoot } from "../core/repoPath.ts";
import { watchTree } from "../node/files/watchTree.ts";
import { pathBelow } from "../node/pathBelow.ts";

/** Milliseconds in which file events are gathered: a checkout brings thousands. */
const gathering = 60;

/** Folders in which nobody keeps notes, and thousands of folders come at once. */
const without = new Set([".git", "node_modules"]);

/** A tree of notes to be watched. */
export interface NoteWatch {
	/** The root of the tree, absolute. */
	readonly root: string;
	/** What VS Code's watcher is told to watch: everything below the root, or below a folder around it. */
	readonly pattern: RelativePattern;
	/** Whether a file that comes or changes at this path may be a note. */
	readonly isNote: (path: RepoPath) => boolean;
	/** Told of files that came, changed or went, and of anything else that went: it may have been a folder of notes. */
	readonly changed: (paths: readonly RepoPath[]) => void;
	/**
	 * Told of every file that came or changed, and of every file or folder that `went`, as VS Code's watcher tells it: be it
	 * a note or not, but in no folder in which nobody keeps notes.
	 */
	readonly seen?: (path: RepoPath, went: boolean) => void;
}

/**
 * Watches notes with VS Code's own watcher, and new folders by looking there: of one that was moved its own path alone is
 * told, and on Linux what is made in one at once is often not told at all (see `watchTree`).
 */
export function watchNotes({
	root,
	pattern,
	isNote,
	changed,
	seen,
}: NoteWatch): Disposable {
	const tell = gathered(changed);
	const see = (place: string) => {
		const path = pathBelow(root, place);
		if (path !== undefined && isNote(path)) tell.add(path);
	};
	const lose = (place: string) => {
		const path = pathBelow(root, place);
		if (path !== undefined) tell.add(path);
		else if (pathBelow(place, root) !== undefined) tell.add(repoRoot);
	};
	const folders = watchTree({ seen: see, found: see, gone: lose, without });
	const watcher = editor.createFileSystemWatcher(pattern);
	const tellSeen = (place: string, went: boolean) => {
		const path = pathBelow(root, place);
		if (path !== undefined && !isBelow(without, root, place))
			seen?.(path, went);
	};
	return Disposable.from(
		tell,
		watcher,
		folders,
		watcher.onDidCreate(({ fsPath }) => {
			see(fsPath);
			tellSeen(fsPath, false);
			if (!isBelow(without, root, fsPath)) folders.add(fsPath);
		}),
		watcher.onDidChange(({ fsPath }) => {
			see(fsPath);
			tellSeen(fsPath, false);
		}),
		watcher.onDidDelete(({ fsPath }) => {
			lose(fsPath);
			tellSeen(fsPath, true);
		}),
	);
}

function isBelow(
	names: ReadonlySet<string>,
	root: string,
	place: string,
): boolean {
	return (pathBelow(root, place) ?? "")
		.split("/")
		.some((name) => names.has(name));
}

function gathered(changed: (paths: readonly RepoPath[]) => void): {
	add(path: RepoPath): void;
} & Disposable {
	const paths = new Set<RepoPath>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	return {
		add(path) {
			paths.add(path);
			timer ??= setTimeout(() => {
				timer = undefined;
				const all = [...paths];
				paths.clear();
				changed(all);
			}, gathering);
		},
		dispose: () => clearTimeout(timer),
	};
}
