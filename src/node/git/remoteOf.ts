import { defaultBranch } from "./defaultBranch.ts";
import type { GitContext } from "./gitContext.ts";
import { configQuestion, lastValue } from "./questions/configQuestion.ts";
import { headQuestion } from "./questions/headQuestion.ts";

/** The remote that the current branch follows, else `origin`, else the only one; `undefined` where none stands out. */
export async function remoteOf({
	git,
}: GitContext): Promise<string | undefined> {
	const [head, settings] = await Promise.all([
		git.ask(headQuestion),
		git.ask(configQuestion),
	]);
	return defaultBranch([], settings, head?.branch).remote;
}

/** Its address as configured, see `History.remoteUrl`. */
export async function remoteUrlOf(
	context: GitContext,
): Promise<string | undefined> {
	const [remote, settings] = await Promise.all([
		remoteOf(context),
		context.git.ask(configQuestion),
	]);
	return remote === undefined
		? undefined
		: lastValue(settings, `remote.${remote}.url`);
}
