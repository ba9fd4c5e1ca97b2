import type { WorkChange } from "../../core/ports.ts";
import { parseRepoPath } from "../../core/repoPath.ts";
import type { GitContext } from "./gitContext.ts";
import { isObjectId } from "./isObjectId.ts";
import { blobIdsQuestion } from "./questions/blobIdsQuestion.ts";
import {
	changesFromQuestion,
	type ToldWorkChange,
} from "./questions/changesFromQuestion.ts";

const submodule = "160000";

/** How the modes of files begin, of programs too: a symbolic link is read through, and a submodule not at all. */
const plainFile = "100";

/** See `History.changesFrom`. */
export async function changesFrom(
	{ git }: GitContext,
	commit: string,
	signal?: AbortSignal,
): Promise<readonly WorkChange[] | undefined> {
	if (!isObjectId(commit)) return undefined;
	const told = await git.ask(changesFromQuestion(commit), { signal });
	if (!told) return undefined;
	const same = await sameAsBefore(git, told, signal);
	return told.filter((each) => !same.has(each)).flatMap(workChangeOf);
}

/**
 * The files that say what they said. To git a file is another one where its time is, as in a copy of the repository, until
 * it writes its index anew, which no question of Tacit's may (see `readOptions`).
 */
async function sameAsBefore(
	git: GitContext["git"],
	told: readonly ToldWorkChange[],
	signal: AbortSignal | undefined,
): Promise<ReadonlySet<ToldWorkChange>> {
	const unread = told.filter(
		({ before, after }) =>
			after?.blob === undefined &&
			before?.path === after?.path &&
			before?.mode === after?.mode &&
			before?.mode.startsWith(plainFile) === true,
	);
	if (unread.length === 0) return new Set();
	const question = blobIdsQuestion(
		unread.map(({ before }) => String(before?.path)),
	);
	const ids = await git.ask(question, { signal });
	return new Set(unread.filter(({ before }, at) => before?.blob === ids?.[at]));
}

function workChangeOf({
	before,
	after,
}: ToldWorkChange): readonly WorkChange[] {
	const isSubmodule = before?.mode === submodule || after?.mode === submodule;
	const from = before && parseRepoPath(before.path);
	const to = after && parseRepoPath(after.path);
	if (from === undefined && to === undefined) return [];
	return [
		{
			before:
				before && from !== undefined
					? { path: from, blob: before.blob }
					: undefined,
			after: to,
			...(isSubmodule && { isSubmodule }),
		},
	];
}
