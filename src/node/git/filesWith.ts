import { parseRepoPath, type RepoPath } from "../../core/repoPath.ts";
import type { GitContext } from "./gitContext.ts";
import { grepQuestion } from "./questions/grepQuestion.ts";

/** Which files hold which of `texts`; one process for all. Texts that are empty or have line ends are in none. */
export async function filesWith(
	{ git }: GitContext,
	texts: readonly string[],
): Promise<ReadonlyMap<RepoPath, ReadonlySet<string>>> {
	const asked = texts.filter((text) => text !== "" && !/[\r\n\0]/.test(text));
	const found = new Map<RepoPath, ReadonlySet<string>>();
	if (asked.length === 0) return found;
	for (const [name, texts] of await git.ask(grepQuestion(asked))) {
		const path = parseRepoPath(name);
		if (path !== undefined) found.set(path, texts);
	}
	return found;
}
