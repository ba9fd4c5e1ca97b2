import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Asks whether the commit `newer` (an id) was built upon `older` (an id), or is the same. */
export function isAncestorQuestion(
	older: string,
	newer: string,
): GitQuestion<boolean> {
	return {
		purpose: msg`compare two branches`,
		commands: ["merge-base", "--is-ancestor", older, newer],
		accepts: [0, 1],
		parse: (_output, exitCode) => exitCode === 0,
	};
}
