import type { WorkChange } from "../../core/ports.ts";
import { parseRepoPath } from "../../core/repoPath.ts";
import type { GitContext } from "./gitContext.ts";
import { isObjectId } from "./isObjectId.ts";
import {
	changesFromQuestion,
	type ToldWorkChange,
} from "./questions/changesFromQuestion.ts";

const submodule = "160000";

/** See `History.changesFrom`. */
export async function changesFrom(
	{ git }: GitContext,
	commit: string,
	signal?: AbortSignal,
): Promise<readonly WorkChange[] | undefined> {
	if (!isObjectId(commit)) return undefined;
	const told = await git.ask(changesFromQuestion(commit), { signal });
	return told?.flatMap(workChangeOf);
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
