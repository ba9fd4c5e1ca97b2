import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { hashLines } from "./hashLines.ts";

/** Asks for the last commits that two commits (ids) have in common; none when their histories never met. */
export function mergeBasesQuestion(
	one: string,
	other: string,
): GitQuestion<readonly string[]> {
	return {
		purpose: msg`compare two branches`,
		commands: ["merge-base", "--all", one, other],
		accepts: [0, 1],
		parse: hashLines,
	};
}
