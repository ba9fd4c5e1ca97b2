import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type { FileVersion, WholeCommit } from "../../core/ports.ts";
import { parseRepoPath } from "../../core/repoPath.ts";
import { commitRange } from "./commitRange.ts";
import type { GitRunner } from "./gitRunner.ts";
import {
	commitsInQuestion,
	type ToldVersion,
	type ToldWholeCommit,
} from "./questions/commitsInQuestion.ts";
import { isShallowQuestion } from "./questions/isShallowQuestion.ts";

interface Asking {
	readonly git: Pick<GitRunner, "ask">;
}

/** See `History.commitsIn`. */
export async function commitsIn(
	{ git }: Asking,
	range: string,
	most: number,
): Promise<readonly WholeCommit[]> {
	const checked = commitRange(range);
	if (checked === undefined)
		throw new TacitError(
			"bad-argument",
			msg`“${range}” is no range of commits: A..B, or the last of them alone.`,
		);
	return whole(git, await git.ask(commitsInQuestion(checked, most)));
}

/**
 * The last `most` commits of HEAD, and down to the oldest of them all that it reaches but in the order of their times;
 * quicker than `commitsIn` in a long history. None before the first commit.
 */
export async function lastCommits(
	{ git }: Asking,
	most: number,
): Promise<readonly WholeCommit[]> {
	return whole(git, await git.ask(commitsInQuestion("HEAD", most, true)));
}

async function whole(
	git: Asking["git"],
	told: readonly ToldWholeCommit[],
): Promise<readonly WholeCommit[]> {
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
