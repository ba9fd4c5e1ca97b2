import process from "node:process";
import type { CacheStore } from "../core/cacheStore.ts";
import type { Codec } from "../core/codec.ts";
import { dayOf } from "../core/dayOf.ts";
import type { Disposable } from "../core/disposable.ts";
import { TacitError } from "../core/errors.ts";
import { lazyHistory } from "../core/lazyHistory.ts";
import { msg } from "../core/message.ts";
import type { NoteFile } from "../core/note.ts";
import type { History, Log, Workspace } from "../core/ports.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { createJournal, type Journal } from "../externalize/events/journal.ts";
import { agreedNotes } from "../node/files/agreedNotes.ts";
import { cacheFile } from "../node/files/cacheFile.ts";
import { journalFiles } from "../node/files/journalFiles.ts";
import { openWorkspace } from "../node/files/openWorkspace.ts";
import { sharedConfig } from "../node/files/sharedConfig.ts";
import { sharedText } from "../node/files/sharedText.ts";
import { findRepository } from "../node/findRepository.ts";
import type { GitRepository } from "../node/git/openHistory.ts";
import { pathBelow } from "../node/pathBelow.ts";
import { besideProgram } from "../node/terminal/besideProgram.ts";
import {
	absolutePath,
	placeBelow,
	relativePath,
} from "../node/terminal/systemPath.ts";
import { timedPattern } from "../node/timedPattern.ts";
import { workerCodec } from "../node/worker/workerCodec.ts";
import { createTacit, type Tacit } from "../tacit.ts";
import { noDrafts } from "./noDrafts.ts";
import { remark } from "./terminal.ts";
import { version } from "./version.ts";

/** A repository as the command line meets it. */
export interface Here extends Disposable {
	readonly tacit: Tacit;
	/** The repository's files. */
	readonly workspace: Workspace;
	/** Every method but `head` and `identity` throws `no-git` where there is none. */
	readonly history: History;
	/** Absolute. */
	readonly root: string;
	readonly hasGit: boolean;
	/** What was noticed in it; throws `no-git` where there is none. What the editor keeps in its own storage is not there. */
	readonly journal: Journal;
	/** Where it is kept what was practised, as seen from the current directory; throws `no-git` where there is no place. */
	readonly practiceFile: string;
	/** An absolute path below the root; throws `outside-repository` for others. */
	pathOf(place: string): RepoPath;
	/** As seen from the current directory, with `/`. */
	seen(path: RepoPath): string;
	/** Where a note's file lies, as seen from the current directory. */
	seenFile(file: NoteFile): string;
}

/**
 * Opens the repository around a folder (absolute), by default the current one. No note is read yet, git is not run.
 * `shared` are folders (absolute) whose files its settings may extend, beside those that `TACIT_SHARED` names.
 */
export function openHere(
	folder: string = process.cwd(),
	shared: readonly string[] = [],
): Here {
	const { root, gitDir, commonDir } = findRepository(folder);
	const own = commonDir && absolutePath(commonDir, "tacit");
	const draftsRoot = own && absolutePath(own, "drafts");
	const practicePlace = own && absolutePath(own, "practice.jsonl");
	const workspace = openWorkspace(root, { kind: "repository", ownFolder: own });
	const drafts = draftsRoot
		? openWorkspace(draftsRoot, { kind: "drafts", ownFolder: own })
		: undefined;
	const codec = terminalCodec();
	let opening: Promise<GitRepository | undefined> | undefined;
	const git = () => {
		opening ??= import("../node/git/openHistory.ts").then(({ openHistory }) =>
			openHistory(root),
		);
		return opening;
	};
	const history = lazyHistory(async () =>
		commonDir ? (await git())?.history : undefined,
	);
	const tacit = createTacit({
		workspace,
		drafts: drafts ?? noDrafts,
		history: commonDir ? history : undefined,
		identity: async () => {
			const { ownIdentity } = await import("../node/git/ownIdentity.ts");
			return ownIdentity(root);
		},
		agreed: own ? agreedNotes(absolutePath(own, "agreed")) : undefined,
		codec,
		log,
		slice: {
			budgetMs: Number.POSITIVE_INFINITY,
			now: () => 0,
			pause: () => Promise.resolve(),
		},
		cache: own
			? {
					store: forgivingCache(absolutePath(own, "index")),
					key: `${root} ${version}`,
				}
			: undefined,
		logCache: own
			? {
					store: forgivingCache(absolutePath(own, "log")),
					key: `${root} ${version}`,
				}
			: undefined,
		workCache: own
			? {
					store: forgivingCache(absolutePath(own, "work")),
					key: version,
				}
			: undefined,
		pairing: own
			? {
					current: sharedText(absolutePath(own, "pair.json")),
					past: sharedText(absolutePath(own, "pairs.json")),
				}
			: undefined,
		questions: own
			? sharedText(absolutePath(own, "questions.json"))
			: undefined,
		asked: own ? sharedText(absolutePath(own, "asked.json")) : undefined,
		readMarks: own ? sharedText(absolutePath(own, "read.json")) : undefined,
		newsMarks: own ? sharedText(absolutePath(own, "news.json")) : undefined,
		progress: own ? sharedText(absolutePath(own, "path.json")) : undefined,
		practice: own ? sharedText(absolutePath(own, "practice.jsonl")) : undefined,
		seen: gitDir
			? sharedText(absolutePath(gitDir, "tacit/seen.json"))
			: undefined,
		readShared: sharedConfig(root, [...sharedFolders(), ...shared]),
		today: () => dayOf(new Date()),
		findPattern: timedPattern,
		now: Date.now,
		random: (count) => crypto.getRandomValues(new Uint8Array(count)),
	});
	const seen = (place: string) => relativePath(process.cwd(), place);
	return {
		tacit,
		workspace,
		history,
		root,
		hasGit: commonDir !== undefined,
		get journal() {
			if (!own)
				throw new TacitError(
					"no-git",
					msg`${root} is in no git repository: there is no journal.`,
				);
			return createJournal({
				files: journalFiles([absolutePath(own, "journal")]),
				now: Date.now,
				random: (count) => crypto.getRandomValues(new Uint8Array(count)),
			});
		},
		get practiceFile() {
			if (practicePlace) return seen(practicePlace);
			throw new TacitError(
				"no-git",
				msg`${root} is in no git repository: nothing is kept of practice.`,
			);
		},
		pathOf(place) {
			const path = pathBelow(root, place);
			if (path !== undefined) return path;
			throw new TacitError(
				"outside-repository",
				msg`${seen(place)} is not in the repository ${root}.`,
			);
		},
		seen: (path) => seen(placeBelow(root, path)),
		seenFile: ({ visibility, path }) =>
			seen(
				placeBelow(visibility === "draft" ? (draftsRoot ?? root) : root, path),
			),
		dispose() {
			tacit.dispose();
			codec.dispose();
			workspace.dispose();
			drafts?.dispose();
			void opening?.then(
				(opened) => opened?.dispose(),
				() => undefined,
			);
		},
	};
}

/** As on the PATH, with the system's mark between; relative ones are none. */
function sharedFolders(): readonly string[] {
	const mark = process.platform === "win32" ? ";" : ":";
	return (process.env["TACIT_SHARED"] ?? "")
		.split(mark)
		.filter((each) => absolutePath("/", each) === each && each !== "");
}

/** Details for whoever asks for them by `TACIT_LOG=1`. */
const log: Log = {
	info: () => undefined,
	warn(message, cause) {
		if (process.env["TACIT_LOG"]) remark(`${message}\n${String(cause)}`);
	},
};

/** The cache is only a help: where it cannot be written (a repository that is not ours), the answer still comes. */
function forgivingCache(place: string): CacheStore {
	const store = cacheFile(place);
	return {
		read: () => store.read(),
		write: (parts) =>
			store.write(parts).catch((error: unknown) => {
				log.warn("What was read could not be kept for the next time.", error);
			}),
	};
}

/** Longest text that is read right here, in UTF-16 units: the worst of that length take no longer than a worker may. */
const longestHere = 8192;

/**
 * Short notes are read right here, which is done before a worker has started; long ones on a worker under a time limit,
 * which is the program itself. A terminal shows text, not Markdown: what is printed is made harmless there (`shown`).
 */
function terminalCodec(): Codec & Disposable {
	const worker = workerCodec({
		file: besideProgram("cli.mjs"),
		timeLimit: 5000,
		idleLimit: 1000,
	});
	const codecFor = async (text: string): Promise<Codec> =>
		text.length > longestHere
			? worker
			: (await import("../core/markdown/markdownCodec.ts")).markdownCodec;
	return {
		parse: async (text, at) => (await codecFor(text)).parse(text, at),
		edit: async (text, at, edits) =>
			(await codecFor(text)).edit(text, at, edits),
		compose: async (note) => (await codecFor("")).compose(note),
		linkFindings: async (text, at) =>
			(await codecFor(text)).linkFindings(text, at),
		linkPlaces: async (text) => (await codecFor(text)).linkPlaces(text),
		safe: async (sources) => sources,
		dispose: () => worker.dispose(),
	};
}
