import type { FileChange, FileVersion } from "../../core/ports.ts";
import { parseRepoPath, type RepoPath } from "../../core/repoPath.ts";
import type { GitContext } from "./gitContext.ts";
import { isObjectId } from "./isObjectId.ts";
import {
	fileChangesQuestion,
	type ToldChange,
} from "./questions/fileChangesQuestion.ts";
import { isShallowQuestion } from "./questions/isShallowQuestion.ts";

/** See `History.fileChanges`. */
export async function fileChanges(
	{ git }: GitContext,
	path: RepoPath,
	most: number,
	until?: string,
): Promise<readonly FileChange[]> {
	if (until !== undefined && !isObjectId(until)) return [];
	const told = await git.ask(fileChangesQuestion(path, most, until));
	const isCut = told.some(({ hasParent }) => !hasParent)
		? await git.ask(isShallowQuestion)
		: false;
	return told.filter(({ hasParent }) => hasParent || !isCut).map(fileChangeOf);
}

function fileChangeOf(told: ToldChange): FileChange {
	const { commit, name, email, date, message } = told;
	return {
		commit: {
			hash: commit,
			author: { name, email: email || undefined },
			date,
			message,
		},
		before: versionOf(told.before),
		after: versionOf(told.after),
	};
}

function versionOf([blob, name]: ToldChange["before"]):
	| FileVersion
	| undefined {
	const path = parseRepoPath(name);
	return path === undefined || /^0+$/.test(blob) ? undefined : { path, blob };
}
