import type { AreaCommit, History } from "../../core/ports.ts";
import { parseRepoPath } from "../../core/repoPath.ts";
import type { GitRunner } from "./gitRunner.ts";
import { areaCommitsQuestion } from "./questions/areaCommitsQuestion.ts";
import { isShallowQuestion } from "./questions/isShallowQuestion.ts";

/** See `History.areaCommits`. */
export async function areaCommits(
	{ git }: { readonly git: Pick<GitRunner, "ask"> },
	...[folder, most]: Parameters<History["areaCommits"]>
): Promise<readonly AreaCommit[]> {
	const told = await git.ask(areaCommitsQuestion(folder, most));
	const isCut = told.some(({ hasParent }) => !hasParent)
		? await git.ask(isShallowQuestion)
		: false;
	return told
		.filter(({ hasParent }) => hasParent || !isCut)
		.map(({ name, email, date, paths }) => ({
			author: { name, email: email || undefined },
			date,
			paths: paths.flatMap((each) => parseRepoPath(each) ?? []),
		}));
}
