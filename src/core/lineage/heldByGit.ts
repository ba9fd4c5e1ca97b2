import { prepareCode } from "../anchor/preparedText.ts";
import type { LineRange } from "../lineRange.ts";
import type { CodeText } from "../notebook/codeText.ts";
import type { Pacer } from "../pacer.ts";
import type { History, Workspace } from "../ports.ts";
import { readTexts } from "../readTexts.ts";
import type { RepoPath } from "../repoPath.ts";
import { decodeText } from "../textEncoding.ts";
import { createTexts } from "../whereabouts/texts.ts";
import { type LineChange, lineageOf } from "./lineage.ts";

/** What a repository holds on lines of a file, beside the file itself. */
export interface HeldByGit {
	/** The commits that changed the lines in substance, the newest first. */
	readonly past: readonly LineChange[];
	/** As `History.changedFiles`, of these commits. */
	readonly changedFiles: ReadonlyMap<string, number>;
	/** As `History.remoteUrl`. */
	readonly remoteUrl: string | undefined;
	/** The texts of the documents that were wanted. */
	readonly documents: ReadonlyMap<RepoPath, string>;
}

/** Commits of a file that are looked into, the newest first. */
const mostChanges = 400;
/** Commits that changed the lines. */
const mostFound = 24;
const mostDocuments = 500;

/**
 * Asks git for the past of lines of a file, as it is now, and reads those of the repository's files
 * that `isWanted` says are documents. Throws what git throws.
 */
export async function heldByGit(
	path: RepoPath,
	code: CodeText,
	lines: LineRange,
	{
		history,
		workspace,
		isWanted,
		pacer,
		isStopped = () => false,
	}: {
		readonly history: History;
		readonly workspace: Pick<Workspace, "read">;
		readonly isWanted: (path: RepoPath) => boolean;
		readonly pacer: Pacer;
		/** As in `lineageOf`. */
		readonly isStopped?: (() => boolean) | undefined;
	},
): Promise<HeldByGit> {
	const [changes, remoteUrl, tree] = await pacer.during(() =>
		Promise.all([
			history.fileChanges(path, mostChanges),
			history.remoteUrl(),
			history.workTree(),
		]),
	);
	const texts = createTexts(workspace, history);
	const stored = storedTexts(history);
	const past = await lineageOf(prepareCode(code), lines, changes, {
		text: ({ blob, path: then }) => pacer.during(() => texts.blob(blob, then)),
		stored: ({ blob }) => pacer.during(() => stored(blob)),
		changesOf: ({ commit }) =>
			pacer.during(() => history.commitChanges(commit.hash)),
		pastOf: ({ path: then }, { commit }) =>
			pacer.during(() => history.fileChanges(then, mostChanges, commit.hash)),
		...{ pacer, most: mostFound, isStopped },
	});
	const wanted = isStopped()
		? []
		: [...tree.keys()].filter(isWanted).slice(0, mostDocuments);
	const [read, changedFiles] = await pacer.during(() =>
		Promise.all([
			readTexts(wanted, workspace, undefined),
			history.changedFiles(past.map(({ change }) => change.commit.hash)),
		]),
	);
	return { past, changedFiles, remoteUrl, documents: read.texts };
}

/** What blobs hold, read once for what is before one commit and after the next. */
function storedTexts(
	history: Pick<History, "blob">,
): (blob: string) => Promise<string | undefined> {
	let last: { readonly blob: string; readonly text: string | undefined }[] = [];
	return async (blob) => {
		const known = last.find((each) => each.blob === blob);
		if (known) return known.text;
		const bytes = await history.blob(blob);
		const decoded = bytes && decodeText(bytes);
		const text =
			decoded && "text" in decoded
				? decoded.text.replace(/\r\n?/g, "\n")
				: undefined;
		last = [{ blob, text }, ...last].slice(0, 2);
		return text;
	};
}
