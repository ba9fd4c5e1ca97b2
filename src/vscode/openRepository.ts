import {
	type Disposable,
	type ExtensionContext,
	workspace as editor,
	Uri,
} from "vscode";
import type { Codec } from "../core/codec.ts";
import { dayOf } from "../core/dayOf.ts";
import { lazyHistory } from "../core/lazyHistory.ts";
import type { NoteFile } from "../core/note.ts";
import type { Log, Workspace } from "../core/ports.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { cacheFile } from "../node/files/cacheFile.ts";
import { openWorkspace } from "../node/files/openWorkspace.ts";
import type { RepositoryPlace } from "../node/findRepository.ts";
import type { GitRepository } from "../node/git/openHistory.ts";
import { watchHead } from "../node/git/watchHead.ts";
import { pathBelow } from "../node/pathBelow.ts";
import { createTacit, type Tacit } from "../tacit.ts";
import { editorWorkspace, watchFiles } from "./editorWorkspace.ts";

/** A repository (or a folder without one) in which somebody reads or writes notes. */
export interface OpenRepository extends Disposable {
	readonly root: Uri;
	readonly tacit: Tacit;
	/** Resolves when all notes are read. Never rejects: what went wrong is in the log. */
	readonly ready: Promise<void>;
	/** `undefined` for files outside. */
	pathOf(uri: Uri): RepoPath | undefined;
	/** Where a note's file lies. */
	uriOf(file: NoteFile): Uri;
	/** Where a file or folder of the repository lies. */
	codeUri(path: RepoPath): Uri;
}

/** Milliseconds between reading the notes of the file in sight and all others. */
const firstPause = 400;

/** Milliseconds without a change after which code that moved to other files is looked for. */
const lookPause = 1000;

/** What a repository is opened with. */
export interface OpenRepositoryOptions {
	readonly place: RepositoryPlace;
	readonly context: ExtensionContext;
	/** A file or folder in it, whose notes are read before the others. */
	readonly first: Uri;
	readonly codec: Codec;
	readonly log: Log;
	/** Told when something was committed, checked out, fetched or pushed. */
	readonly onHistory: () => void;
}

/**
 * Opens Tacit over one repository. In a workspace that is not trusted git is not run, and drafts lie in the
 * extension's storage; so they do where there is no git directory. Its notes are not read yet.
 */
export function openRepository(options: OpenRepositoryOptions): OpenRepository {
	const { place, context, log, codec } = options;
	const root = Uri.file(place.root);
	const commonDir = editor.isTrusted ? place.commonDir : undefined;
	const own = commonDir
		? Uri.joinPath(Uri.file(commonDir), "tacit")
		: Uri.joinPath(
				context.globalStorageUri,
				"repositories",
				nameOf(place.root),
			);
	const subscriptions: { dispose(): unknown }[] = [];
	const open = (
		tree: Uri,
		kind: "repository" | "drafts",
		pattern: string,
	): Workspace => {
		const files = openWorkspace(tree.fsPath, {
			kind,
			ownFolder: own.fsPath,
			trash: async (path) =>
				editor.fs.delete(Uri.file(path), { useTrash: true }),
			watch: (changed) => watchFiles(tree, pattern, changed),
		});
		subscriptions.push(files);
		return editorWorkspace(tree, files);
	};
	let opening: Promise<GitRepository | undefined> | undefined;
	const git = () => {
		if (!commonDir) return Promise.resolve(undefined);
		opening ??= openGit(place.root, log).then((opened) => {
			if (opened)
				subscriptions.push(
					watchHead(opened, ({ head, refs }) => {
						// Not every watcher tells of what lies in folders that a checkout brought.
						if (head) void load([]).then(lookForMoved);
						if (head || refs) options.onHistory();
					}),
				);
			return opened;
		});
		return opening;
	};
	const draftsRoot = Uri.joinPath(own, "drafts");
	const tacit = createTacit({
		workspace: open(root, "repository", "**/.tacit/**"),
		drafts: open(draftsRoot, "drafts", "**"),
		history: commonDir
			? lazyHistory(async () => (await git())?.history)
			: undefined,
		codec,
		log,
		slice: {
			budgetMs: 5,
			now: () => performance.now(),
			pause: () => new Promise((resolve) => setImmediate(resolve)),
			ended: timeSlice,
		},
		// Somebody waits for the hint in the file in sight, and to start git holds everything up for tens of milliseconds.
		onFirst: () => new Promise((resolve) => setTimeout(resolve, firstPause)),
		cache: {
			// Not in the git directory: opening a repository writes nothing into it.
			store: cacheFile(
				Uri.joinPath(
					context.storageUri ?? context.globalStorageUri,
					`index-${nameOf(place.root)}`,
				).fsPath,
			),
			key: `${place.root} ${context.extension.packageJSON.version}`,
		},
		today: () => dayOf(new Date()),
		random: (count) => crypto.getRandomValues(new Uint8Array(count)),
	});
	const load = (first: readonly RepoPath[]) =>
		tacit
			.load(first)
			.catch((error: unknown) =>
				log.warn(`The notes of ${place.root} could not be read.`, error),
			);
	let looking: ReturnType<typeof setTimeout> | undefined;
	/** Somebody may be in the middle of moving: files are saved one after the other. */
	const lookForMoved = () => {
		clearTimeout(looking);
		looking = setTimeout(() => {
			if (tacit.index.size > 0) void tacit.whereabouts?.refresh();
		}, lookPause);
	};
	subscriptions.push(
		editor.onDidSaveTextDocument(({ uri }) => {
			const path = pathBelow(place.root, uri.fsPath);
			if (path === undefined || !tacit.whereabouts) return;
			const isConcerned =
				tacit.whereabouts.all().length > 0 ||
				tacit.index.notesAt(path).length > 0;
			if (isConcerned) lookForMoved();
		}),
		editor.onDidRenameFiles(lookForMoved),
		editor.onDidDeleteFiles(lookForMoved),
		tacit.index.onDidChange(lookForMoved),
		{ dispose: () => clearTimeout(looking) },
	);
	const firstPath = pathBelow(place.root, options.first.fsPath);
	const ready = load(firstPath === undefined ? [] : [firstPath]);
	return {
		root,
		tacit,
		ready,
		pathOf: (uri) => pathBelow(place.root, uri.fsPath),
		codeUri: (path) => Uri.joinPath(root, path),
		uriOf: ({ visibility, path }) =>
			Uri.joinPath(visibility === "draft" ? draftsRoot : root, path),
		dispose() {
			tacit.dispose();
			for (const each of subscriptions) each.dispose();
			void opening?.then((opened) => opened?.dispose());
		},
	};
}

/** Git is loaded and run when it is first needed; where there is none, the log says so and notes go on without it. */
async function openGit(
	root: string,
	log: Log,
): Promise<GitRepository | undefined> {
	const { openHistory } = await import("../node/git/openHistory.ts");
	const opened = await openHistory(root);
	if (!opened) log.info(`${root}: no git repository, or no git.`);
	return opened;
}

/** Leaves the slice's length with whoever watches this process by a `PerformanceObserver`, as benchmarks do, and nowhere else. */
function timeSlice(started: number): void {
	performance.measure("tacit.slice", { start: started });
	performance.clearMeasures("tacit.slice");
}

/** A file name that tells one root from another. */
function nameOf(root: string): string {
	return encodeURIComponent(root).slice(-200);
}
