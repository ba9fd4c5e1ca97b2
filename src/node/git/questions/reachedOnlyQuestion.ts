import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { hashLines } from "./hashLines.ts";

/** Asks for the commits (full hashes) that one commit reaches and another does not. */
export function reachedOnlyQuestion(
	one: string,
	other: string,
): GitQuestion<readonly string[]> {
	return {
		purpose: msg`list the commits that are gone`,
		commands: ["rev-list", one, `^${other}`, "--"],
		parse: hashLines,
	};
}
