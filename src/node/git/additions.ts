import type { RepoPath } from "../../core/repoPath.ts";
import type { GitContext } from "./gitContext.ts";
import { notePathspecs } from "./notePathspecs.ts";
import { additionsQuestion } from "./questions/additionsQuestion.ts";

/** The last commit that added each of the notes at `paths`; one that is in no commit is left out. One process, which walks history. */
export async function additions(
	{ git }: GitContext,
	paths: readonly RepoPath[],
): Promise<ReadonlyMap<RepoPath, string>> {
	const found = new Map<RepoPath, string>();
	if (paths.length === 0) return found;
	const told = await git.ask(additionsQuestion(notePathspecs(paths)));
	for (const path of paths) {
		const commit = told.get(path);
		if (commit !== undefined) found.set(path, commit);
	}
	return found;
}
