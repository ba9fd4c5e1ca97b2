import {
	type Disposable,
	type ExtensionContext,
	workspace as editor,
	l10n,
	RelativePattern,
	Uri,
	window,
} from "vscode";
import type { Codec } from "../core/codec.ts";
import { dayOf } from "../core/dayOf.ts";
import { draftTrees } from "../core/draftTrees.ts";
import { lazyHistory } from "../core/lazyHistory.ts";
import { moveDrafts } from "../core/moveDrafts.ts";
import type { NoteFile } from "../core/note.ts";
import { isInNoteFolder } from "../core/notePath.ts";
import { createPacer } from "../core/pacer.ts";
import type { Log, Workspace } from "../core/ports.ts";
import type { RepoPath } from "../core/repoPath.ts";
import type { ShrinkImage } from "../core/shrinkImage.ts";
import { createJournal, type Journal } from "../externalize/events/journal.ts";
import { agreedNotes } from "../node/files/agreedNotes.ts";
import { cacheFile } from "../node/files/cacheFile.ts";
import { isFile } from "../node/files/isFile.ts";
import { journalFiles } from "../node/files/journalFiles.ts";
import { openWorkspace } from "../node/files/openWorkspace.ts";
import { sharedConfig } from "../node/files/sharedConfig.ts";
import { sharedText } from "../node/files/sharedText.ts";
import { smallFiles } from "../node/files/smallFiles.ts";
import { storageName } from "../node/files/storageName.ts";
import type { RepositoryPlace } from "../node/findRepository.ts";
import type { GitRepository } from "../node/git/openHistory.ts";
import { isAmidOperation } from "../node/git/operationInProgress.ts";
import { watchHead } from "../node/git/watchHead.ts";
import { pathBelow } from "../node/pathBelow.ts";
import { scannerProcess } from "../node/scanner/scannerProcess.ts";
import { timedPattern } from "../node/timedPattern.ts";
import { createTacit, type Tacit } from "../tacit.ts";
import { editorWorkspace } from "./editorWorkspace.ts";
import { settings } from "./settings.ts";
import { slice } from "./slice.ts";
import { watchExtended } from "./watchExtended.ts";
import { watchFile } from "./watchFile.ts";
import { watchForGit } from "./watchForGit.ts";
import { watchMoves } from "./watchMoves.ts";
import { type NoteWatch, watchNotes } from "./watchNotes.ts";

/** A repository (or a folder without one) in which somebody reads or writes notes. */
export interface OpenRepository extends Disposable {
	/** Ends a search for moved code that is under way; the next change begins another. */
	stopSearch(): void;
	readonly place: RepositoryPlace;
	readonly root: Uri;
	readonly tacit: Tacit;
	/** Whether a merge, rebase or the like is under way. */
	isAmidGit(): boolean;
	/** What was noticed in it: in the git directory, where that can be written, else in the extension's storage. */
	readonly journal: Journal;
	/** There while a session runs of people who work together here. */
	readonly pairFile: Uri;
	/** Where it is kept up to where somebody knows what others brought. */
	readonly newsFile: Uri;
	/** Where it is kept how far somebody has come on reading paths. */
	readonly progressFile: Uri;
	/** Where it is kept what was practised, absolute. */
	readonly practiceFile: string;
	/** Resolves when all notes are read. Never rejects: what went wrong is in the log. */
	readonly ready: Promise<void>;
	/** `undefined` for files outside. */
	pathOf(uri: Uri): RepoPath | undefined;
	/** Where a note's file lies. */
	uriOf(file: NoteFile): Uri;
	/**
	 * Where a file or folder lies that a note names, which may not be there. Throws `outside-repository` for one that a
	 * symbolic link leads out of the repository.
	 */
	codeUri(path: RepoPath): Promise<Uri>;
	/** Where the draft lies: in the git directory, or in the extension's storage, and then why. */
	draftPlace(file: NoteFile): DraftPlace;
	/**
	 * Keeps a mark in the git directory while something is half-written: where there is nothing else of Tacit's, VS Code
	 * finds that and wakes it (see `activationEvents`). `key` tells writings apart.
	 */
	markWriting(key: string, isOpen: boolean): void;
}

/** `git`: in the git directory. Else in the extension's storage, and why there. */
export type DraftPlace = "git" | "unwritable" | "no-git" | "untrusted";

/** Milliseconds between reading the notes of the file in sight and all others. */
const firstPause = 400;

/** What a repository is opened with. */
export interface OpenRepositoryOptions {
	readonly place: RepositoryPlace;
	readonly context: ExtensionContext;
	/** A file or folder in it, whose notes are read before the others. */
	readonly first: Uri;
	readonly codec: Codec;
	readonly shrinkImage: ShrinkImage;
	readonly log: Log;
	/** Told when something was committed, checked out, fetched or pushed. */
	readonly onHistory: () => void;
	/** Told of each file that came, changed or went, by anybody's hand. */
	readonly onSeen: (path: RepoPath) => void;
	/** Told where there was no git repository, when there is one (`git init`). */
	readonly onGit: () => void;
}

/**
 * Opens Tacit over one repository. In a workspace that is not trusted git is not run, and drafts lie in the
 * extension's storage; so they do where there is no git directory, or none that can be written. Once there is one they
 * move there. Its notes are not read yet.
 */
export function openRepository(options: OpenRepositoryOptions): OpenRepository {
	const { place, context, log, codec, shrinkImage } = options;
	const root = Uri.file(place.root);
	const commonDir = editor.isTrusted ? place.commonDir : undefined;
	const stored = Uri.joinPath(
		context.globalStorageUri,
		"repositories",
		storageName(place.root),
	);
	const own = commonDir ? Uri.joinPath(Uri.file(commonDir), "tacit") : stored;
	const subscriptions: { dispose(): unknown }[] = [];
	const open = (
		tree: Uri,
		own: Uri,
		kind: "repository" | "drafts",
		watch: Pick<NoteWatch, "pattern" | "isNote" | "seen">,
	): Workspace => {
		const files = openWorkspace(tree.fsPath, {
			kind,
			ownFolder: own.fsPath,
			trash: async (path) =>
				editor.fs.delete(Uri.file(path), { useTrash: true }),
			watch: (changed) => watchNotes({ ...watch, root: tree.fsPath, changed }),
		});
		subscriptions.push(files);
		return editorWorkspace(tree, files);
	};
	if (!place.commonDir) subscriptions.push(watchForGit(root, options.onGit));
	let opening: Promise<GitRepository | undefined> | undefined;
	const git = () => {
		if (!commonDir) return Promise.resolve(undefined);
		opening ??= openGit(place.root, log).then((opened) => {
			if (opened)
				subscriptions.push(
					watchHead(opened, ({ head, refs, index }) => {
						// Not every watcher tells of what lies in folders that a checkout brought.
						if (head) void load([]).then(moves.look);
						// A pull, a reset or a stash leaves HEAD's own file as it is.
						else if (refs) moves.look();
						else if (index) moves.lookSeldom();
						if (head || refs) options.onHistory();
					}),
				);
			return opened;
		});
		return opening;
	};
	const openDrafts = (own: Uri) => {
		const drafts = Uri.joinPath(own, "drafts");
		// Inside of what is watched anyway it is seen, too, how the folder comes. Of a folder elsewhere no more than need be is watched.
		const pattern = pathBelow(root.fsPath, own.fsPath)
			? new RelativePattern(Uri.joinPath(own, ".."), "tacit/**")
			: new RelativePattern(drafts, "**");
		return open(drafts, own, "drafts", { pattern, isNote: () => true });
	};
	const pairFile = Uri.joinPath(own, "pair.json");
	const questionFile = Uri.joinPath(own, "questions.json");
	const askedFile = Uri.joinPath(own, "asked.json");
	const readFile = Uri.joinPath(own, "read.json");
	const newsFile = Uri.joinPath(own, "news.json");
	const progressFile = Uri.joinPath(own, "path.json");
	const practiceFile = Uri.joinPath(own, "practice.jsonl").fsPath;
	const journalIn = (folder: Uri) => Uri.joinPath(folder, "journal").fsPath;
	const journal = createJournal({
		files: journalFiles(
			commonDir ? [journalIn(own), journalIn(stored)] : [journalIn(stored)],
		),
		now: Date.now,
		random: (count) => crypto.getRandomValues(new Uint8Array(count)),
	});
	const marks = smallFiles(Uri.joinPath(own, "writing").fsPath);
	const storedDrafts = openDrafts(stored);
	const gitDrafts = commonDir ? openDrafts(own) : undefined;
	// Not in the git directory: opening a repository writes nothing into it.
	const cacheNamed = (name: string) => ({
		store: cacheFile(
			Uri.joinPath(
				context.storageUri ?? context.globalStorageUri,
				`${name}-${storageName(place.root)}`,
			).fsPath,
		),
		key: `${place.root} ${context.extension.packageJSON.version}`,
	});
	const workspace = open(root, own, "repository", {
		pattern: new RelativePattern(root, "**"),
		isNote: isInNoteFolder,
		seen(path, went) {
			moves.seen(path, went);
			options.onSeen(path);
		},
	});
	const tacit = createTacit({
		workspace,
		drafts: gitDrafts ? draftTrees(gitDrafts, storedDrafts) : storedDrafts,
		history: commonDir
			? lazyHistory(async () => (await git())?.history)
			: undefined,
		identity: async () => {
			if (!editor.isTrusted) return undefined;
			const { ownIdentity } = await import("../node/git/ownIdentity.ts");
			return ownIdentity(place.root);
		},
		agreed: agreedNotes(Uri.joinPath(own, "agreed").fsPath),
		codec,
		shrinkImage,
		log,
		slice,
		// Somebody waits for the hint in the file in sight, and to start git holds everything up for tens of milliseconds.
		onFirst: () => new Promise((resolve) => setTimeout(resolve, firstPause)),
		bulk: scannerProcess({
			file: Uri.joinPath(context.extensionUri, "dist", "scanner.cjs").fsPath,
			root: place.root,
			least: 500,
			patience: 60_000,
			log,
		}),
		cache: cacheNamed("index"),
		logCache: cacheNamed("log"),
		workCache: cacheNamed("work"),
		readShared: (written) =>
			sharedConfig(place.root, settings.sharedFolders())(written),
		placesCache: cacheNamed("places"),
		pairing: commonDir
			? {
					current: sharedText(pairFile.fsPath),
					past: sharedText(Uri.joinPath(own, "pairs.json").fsPath),
				}
			: undefined,
		questions: sharedText(questionFile.fsPath),
		practice: sharedText(practiceFile),
		asked: sharedText(askedFile.fsPath),
		readMarks: sharedText(readFile.fsPath),
		newsMarks: sharedText(newsFile.fsPath),
		arrivals: commonDir
			? sharedText(Uri.joinPath(own, "arrivals.json").fsPath)
			: undefined,
		progress: sharedText(progressFile.fsPath),
		tourProgress: sharedText(Uri.joinPath(own, "tours.json").fsPath),
		findPattern: timedPattern,
		seen:
			commonDir && place.gitDir
				? sharedText(
						Uri.joinPath(Uri.file(place.gitDir), "tacit", "seen.json").fsPath,
					)
				: undefined,
		today: () => dayOf(new Date()),
		now: Date.now,
		random: (count) => crypto.getRandomValues(new Uint8Array(count)),
	});
	const load = (first: readonly RepoPath[]) =>
		tacit
			.load(first)
			.catch((error: unknown) =>
				log.warn(`The notes of ${place.root} could not be read.`, error),
			);
	subscriptions.push(
		watchFile(questionFile, () => tacit.questions?.touch()),
		watchFile(askedFile, () => tacit.asked?.touch()),
		watchFile(readFile, () => tacit.readMarks?.touch()),
	);
	subscriptions.push(watchExtended(tacit, place.root, log));
	const moves = watchMoves(tacit, place.root);
	subscriptions.push(moves);
	const firstPath = pathBelow(place.root, options.first.fsPath);
	const loadAll = () => load(firstPath === undefined ? [] : [firstPath]);
	const ready = gitDrafts
		? bringDraftsHome(storedDrafts, gitDrafts, stored, log).then(loadAll)
		: loadAll();
	const liesInGit = (path: RepoPath) =>
		commonDir !== undefined &&
		(isFile(Uri.joinPath(own, "drafts", path).fsPath) ||
			!isFile(Uri.joinPath(stored, "drafts", path).fsPath));
	return {
		place,
		root,
		tacit,
		journal,
		pairFile,
		newsFile,
		progressFile,
		practiceFile,
		ready,
		stopSearch: moves.stop,
		pathOf: (uri) => pathBelow(place.root, uri.fsPath),
		async codeUri(path) {
			// Throws for what lies outside; whether anything is there is another question.
			await workspace.kindOf(path);
			return Uri.joinPath(root, path);
		},
		uriOf: ({ visibility, path }) =>
			visibility === "draft"
				? Uri.joinPath(liesInGit(path) ? own : stored, "drafts", path)
				: Uri.joinPath(root, path),
		draftPlace({ path }) {
			if (liesInGit(path)) return "git";
			if (!place.commonDir) return "no-git";
			return commonDir ? "unwritable" : "untrusted";
		},
		markWriting(key, isOpen) {
			if (!commonDir) return;
			try {
				if (isOpen) marks.write(key, "");
				else {
					marks.remove(key);
					marks.removeFolder();
				}
			} catch (error) {
				log.info(`The git directory of ${place.root} takes no mark: ${error}`);
			}
		},
		isAmidGit: () =>
			commonDir !== undefined &&
			place.gitDir !== undefined &&
			isAmidOperation(place.gitDir),
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

/**
 * Moves drafts that were written while there was no git directory, or no trust, into the git directory. What stays
 * behind is read where it lies, unless another draft stands in its place: then the person is told.
 */
async function bringDraftsHome(
	from: Workspace,
	to: Workspace,
	stored: Uri,
	log: Log,
): Promise<void> {
	// Somebody is at work in one: they move the next time.
	if (
		editor.textDocuments.some(
			({ isDirty, uri }) =>
				isDirty && pathBelow(stored.fsPath, uri.fsPath) !== undefined,
		)
	)
		return;
	try {
		const kept = await moveDrafts(from, to, createPacer(slice));
		if (kept.length === 0) return;
		const folder = Uri.joinPath(stored, "drafts").fsPath;
		log.warn(`Not moved from ${folder}: ${kept.join(", ")}`);
		void window.showWarningMessage(
			l10n.t(
				"Private drafts could not be moved into the git directory, because others stand there in their place: {0}. They lie in {1}.",
				kept.join(", "),
				folder,
			),
		);
	} catch (error) {
		log.warn("Drafts could not be moved into the git directory.", error);
	}
}
