import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type { FileVersion, WholeCommit } from "../../core/ports.ts";
import { parseRepoPath } from "../../core/repoPath.ts";
import { commitRange } from "./commitRange.ts";
import type { GitContext } from "./gitContext.ts";
import {
	commitsInQuestion,
	type ToldVersion,
	type ToldWholeCommit,
} from "./questions/commitsInQuestion.ts";
import { isShallowQuestion } from "./questions/isShallowQuestion.ts";

/** See `History.commitsIn`. */
export async function commitsIn(
	{ git }: GitContext,
	range: string,
	most: number,
): Promise<readonly WholeCommit[]> {
	const checked = commitRange(range);
	if (checked === undefined)
		throw new TacitError(
			"bad-argument",
			msg`“${range}” is no range of commits: A..B, or the last of them alone.`,
		);
	const told = await git.ask(commitsInQuestion(checked, most));
	const isCut = told.some(({ parents }) => parents.length === 0)
		? await git.ask(isShallowQuestion)
		: false;
	return told
		.map(wholeCommitOf)
		.map((commit) =>
			isCut && commit.parents.length === 0 ? { ...commit, files: [] } : commit,
		);
}

function wholeCommitOf({
	name,
	email,
	files,
	...told
}: ToldWholeCommit): WholeCommit {
	return {
		...told,
		author: { name, email: email || undefined },
		files: files
			.filter((sides) => !sides.some(isSubmodule))
			.map(([before, after]) => ({
				before: versionOf(before),
				after: versionOf(after),
			}))
			.filter(({ before, after }) => before ?? after),
	};
}

function isSubmodule({ mode }: ToldVersion): boolean {
	return mode === "160000";
}

function versionOf({ mode, blob, path }: ToldVersion): FileVersion | undefined {
	const parsed = parseRepoPath(path);
	return parsed === undefined || /^0+$/.test(mode)
		? undefined
		: { path: parsed, blob };
}
