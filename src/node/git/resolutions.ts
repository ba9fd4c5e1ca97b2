import type { Resolution } from "../../core/ports.ts";
import type { GitContext } from "./gitContext.ts";
import { isObjectId } from "./isObjectId.ts";
import { resolutionsQuestion } from "./questions/resolutionsQuestion.ts";

/** See `History.resolutions`. */
export async function resolutions(
	{ git }: { readonly git: Pick<GitContext["git"], "ask"> },
	merges: readonly string[],
): Promise<ReadonlyMap<string, readonly Resolution[]>> {
	const ids = merges.filter(isObjectId);
	const told =
		ids.length > 0 ? await git.ask(resolutionsQuestion(ids)) : undefined;
	return told ?? new Map();
}
