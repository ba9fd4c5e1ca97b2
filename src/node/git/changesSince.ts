import type { Changes } from "../../core/ports.ts";
import { parseRepoPath, type RepoPath } from "../../core/repoPath.ts";
import type { GitContext } from "./gitContext.ts";
import { isObjectId } from "./isObjectId.ts";
import { changesSinceQuestion } from "./questions/changesSinceQuestion.ts";

/** How the work tree differs from a commit; `undefined` where git does not have it. What is no id is taken for one that it does not have. */
export async function changesSince(
	{ git }: GitContext,
	commit: string,
): Promise<Changes | undefined> {
	if (!isObjectId(commit)) return undefined;
	const told = await git.ask(changesSinceQuestion(commit));
	if (!told) return undefined;
	const renames = new Map<RepoPath, RepoPath>();
	for (const [before, after] of told.renames) {
		const from = parseRepoPath(before);
		const to = parseRepoPath(after);
		if (from !== undefined && to !== undefined) renames.set(from, to);
	}
	return { renames, changed: pathsOf(told.changed) };
}

function pathsOf(names: Iterable<string>): ReadonlySet<RepoPath> {
	const paths = new Set<RepoPath>();
	for (const name of names) {
		const path = parseRepoPath(name);
		if (path !== undefined) paths.add(path);
	}
	return paths;
}
