import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type { WorkChange } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { TacitBase } from "../base.ts";
import type { CheckRequest } from "../checking.ts";

/** What changed, and since when. */
export interface ChangesSince {
	/** Full hash; `undefined` before the first commit. */
	readonly commit: string | undefined;
	readonly changes: readonly WorkChange[];
}

/** The changes to check. Throws as `Checking.check`. */
export async function changesOf(
	request: Exclude<CheckRequest, { readonly of: "all" }>,
	base: Pick<TacitBase, "history">,
	signal?: AbortSignal,
): Promise<ChangesSince> {
	const history = base.history();
	const commit =
		request.of === "branch"
			? await history.mergeBase(request.base)
			: (await history.head())?.commit;
	const changes =
		commit === undefined ? [] : await history.changesFrom(commit, signal);
	if (changes) return { commit, changes };
	throw new TacitError(
		"unknown-revision",
		msg`Git does not have the files of ${commit?.slice(0, 12) ?? ""} here: fetch more of the history.`,
	);
}

/** The paths of then and of now. */
export function pathsOf(changes: readonly WorkChange[]): ReadonlySet<RepoPath> {
	const paths = new Set<RepoPath>();
	for (const { before, after } of changes) {
		if (before) paths.add(before.path);
		if (after !== undefined) paths.add(after);
	}
	return paths;
}

/** The files that changed; `undefined` where everything is checked. */
export async function changedPaths(
	request: CheckRequest,
	base: Pick<TacitBase, "history">,
): Promise<ReadonlySet<RepoPath> | undefined> {
	if (request.of === "all") return undefined;
	return pathsOf((await changesOf(request, base)).changes);
}
