import type { GitContext } from "./gitContext.ts";
import { operationInProgress } from "./operationInProgress.ts";
import { isUnpushedQuestion } from "./questions/isUnpushedQuestion.ts";

/** Whether there is a last commit that nobody else can have: on no remote-tracking branch, and nothing under way on top of it. */
export async function canAmend({ git, gitDir }: GitContext): Promise<boolean> {
	if ((await operationInProgress(gitDir)) !== undefined) return false;
	return git.ask(isUnpushedQuestion);
}
