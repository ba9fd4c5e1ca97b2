import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** What the remote said of the branch: `[rejected] (fetch first)`; `undefined` when it took it, or did not get that far. */
export type PushRefusal = string | undefined;

/** Pushes one branch, and nothing with it, and has it follow the remote's. `ref`: its full name. */
export function pushOrder(
	remote: string,
	ref: string,
): GitQuestion<PushRefusal> {
	return {
		purpose: msg`push`,
		commands: [
			"push",
			"--porcelain",
			"--set-upstream",
			"--no-follow-tags",
			"--recurse-submodules=no",
			"--",
			remote,
			`${ref}:${ref}`,
		],
		parse(output) {
			// “<flag>\t<from>:<to>\t<summary>”; the flag of a refusal is “!”.
			return /^!\t[^\t]*\t(.*)$/m.exec(output.toString("utf8"))?.[1];
		},
	};
}
