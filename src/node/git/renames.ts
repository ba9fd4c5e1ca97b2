import { isTacitError } from "../../core/errors.ts";
import type { History } from "../../core/ports.ts";
import { parseRepoPath, type RepoPath } from "../../core/repoPath.ts";
import type { GitContext } from "./gitContext.ts";
import { isObjectId } from "./isObjectId.ts";
import { headQuestion } from "./questions/headQuestion.ts";
import { renamesQuestion } from "./questions/renamesQuestion.ts";

/** Answers that are kept: notes were written in as many commits, whose files are gone. */
const mostKept = 64;

/** Where files went by renames, step by step. What was answered once for a commit is kept until HEAD moves. */
export function createRenames({ git }: GitContext): History["renamesSince"] {
	const kept = new Map<string, ReturnType<History["renamesSince"]>>();
	let head: string | undefined;
	const ask = async (commit: string, signal: AbortSignal | undefined) =>
		followRenames((await git.ask(renamesQuestion(commit), { signal })) ?? []);
	const renamesSince: History["renamesSince"] = async (commit, signal) => {
		if (!isObjectId(commit)) return new Map();
		const now = (await git.ask(headQuestion, { signal }))?.commit;
		if (now === undefined) return new Map();
		if (now !== head || kept.size >= mostKept) kept.clear();
		head = now;
		const begun = kept.get(commit);
		const known = begun ?? ask(commit, signal);
		kept.set(commit, known);
		try {
			return await known;
		} catch (error) {
			if (kept.get(commit) === known) kept.delete(commit);
			// Whoever began it waits no more; we do.
			const isOthers = begun && isTacitError(error, "cancelled");
			if (!isOthers || signal?.aborted) throw error;
			return renamesSince(commit, signal);
		}
	};
	return renamesSince;
}

/**
 * The last path of each file by every former one, from renames in the order in which they were made. A path that was given
 * to another file later stands for the file that had it first.
 */
export function followRenames(
	renames: Iterable<readonly [string, string]>,
): ReadonlyMap<RepoPath, RepoPath> {
	const last = new Map<RepoPath, RepoPath>();
	/** By the path of now, the paths that the file had before. */
	const former = new Map<RepoPath, RepoPath[]>();
	for (const [before, after] of renames) {
		const from = parseRepoPath(before);
		const to = parseRepoPath(after);
		if (from === undefined || to === undefined) continue;
		const names = former.get(from) ?? [];
		former.delete(from);
		if (!last.has(from)) names.push(from);
		for (const name of names) last.set(name, to);
		former.set(to, [...(former.get(to) ?? []), ...names]);
	}
	for (const [from, to] of last) if (from === to) last.delete(from);
	return last;
}
