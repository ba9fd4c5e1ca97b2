import type { History } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { GitContext } from "./gitContext.ts";
import { notePathspecs } from "./notePathspecs.ts";
import { additionsQuestion } from "./questions/additionsQuestion.ts";
import { headQuestion } from "./questions/headQuestion.ts";

/**
 * The last commits that added notes; one that is in no commit is left out. One process walks history for all that are asked
 * for together. What was answered once is kept until HEAD moves: a lost note is looked for at every pause while people type.
 */
export function createAdditions({ git }: GitContext): History["additions"] {
	const kept = new Map<RepoPath, string | undefined>();
	let head: string | undefined;
	return async (paths, signal) => {
		const found = new Map<RepoPath, string>();
		if (paths.length === 0) return found;
		const now = (await git.ask(headQuestion, { signal }))?.commit;
		if (now === undefined) return found;
		if (now !== head) kept.clear();
		head = now;
		const news = paths.filter((path) => !kept.has(path));
		const told =
			news.length === 0
				? new Map<string, string>()
				: await git.ask(additionsQuestion(notePathspecs(news)), { signal });
		for (const path of paths) {
			const commit = told.get(path) ?? kept.get(path);
			if (head === now) kept.set(path, commit);
			if (commit !== undefined) found.set(path, commit);
		}
		return found;
	};
}
