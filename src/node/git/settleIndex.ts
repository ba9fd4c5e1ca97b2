import { isTacitError, TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { emptyTree } from "./emptyTree.ts";
import type { GitContext } from "./gitContext.ts";
import { notePathspecs } from "./notePathspecs.ts";
import { changesQuestion } from "./questions/changesQuestion.ts";
import type { ToldCommit } from "./questions/commitQuestion.ts";
import {
	entriesQuestion,
	type IndexEntry,
} from "./questions/entriesQuestion.ts";
import { setEntriesOrder } from "./questions/setEntriesOrder.ts";

/** A commit of some files that was made from an index of its own. */
export interface MadeCommit {
	/** The files that were to be committed. */
	readonly paths: readonly RepoPath[];
	/** HEAD before; `undefined` when this is the first commit. */
	readonly before: ToldCommit | undefined;
	readonly after: ToldCommit;
	/** The index that the commit was made from, as the hooks left it. */
	readonly indexFile: string;
}

/**
 * Has the repository's index follow a commit that was made from another one. The committed files become as they
 * are in the commit: not as they are in the work tree, where somebody may have gone on writing. What hooks added
 * to the commit follows where nobody has staged anything else. The rest stays.
 */
export async function settleIndex(
	{ git }: GitContext,
	{ paths, before, after, indexFile }: MadeCommit,
): Promise<void> {
	const tree = before?.tree ?? emptyTree(after.tree);
	const [held, changes] = await Promise.all([
		git.ask(entriesQuestion(notePathspecs(paths)), { indexFile }),
		git.ask(changesQuestion(tree, after.tree)),
	]);
	const entries = new Map<string, IndexEntry | undefined>(
		paths.map((path) => [path, held.get(path)]),
	);
	const byHooks = [...changes.keys()].filter((path) => !entries.has(path));
	if (byHooks.length > 0) {
		const staged = await git.ask(
			entriesQuestion(notePathspecs(byHooks as RepoPath[])),
		);
		for (const path of byHooks)
			if (isSame(staged.get(path), changes.get(path)?.before))
				entries.set(path, changes.get(path)?.after);
	}
	try {
		await git.tell(setEntriesOrder(entries, after.commit));
	} catch (error) {
		if (!isTacitError(error)) throw error;
		throw new TacitError(
			"git-failed",
			msg`The notes are committed, but git's index could not follow. ${error.words} Then run: git add -- ${paths.slice(0, 3).join(" ")}${paths.length > 3 ? " …" : ""}`,
			{ detail: { commit: after.commit }, cause: error.cause },
		);
	}
}

function isSame(
	one: IndexEntry | undefined,
	other: IndexEntry | undefined,
): boolean {
	return one?.mode === other?.mode && one?.blob === other?.blob;
}
