import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Asks whether a branch may bear this full name (`refs/heads/…`; no NUL). */
export function isBranchNameQuestion(ref: string): GitQuestion<boolean> {
	return {
		purpose: msg`check the branch's name`,
		commands: ["check-ref-format", ref],
		accepts: [0, 1],
		parse: (_output, exitCode) => exitCode === 0,
	};
}
