import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { hashLines } from "./hashLines.ts";

/** What HEAD and a revision have in common: a commit (id), nothing, or that one of them is not known here. */
export type ToldMergeBase = { readonly commit: string } | "none" | "unknown";

/** Asks for the last commit that HEAD and `revision` (checked) have in common. */
export function mergeBaseQuestion(
	revision: string,
): GitQuestion<ToldMergeBase> {
	return {
		purpose: msg`compare two branches`,
		commands: ["merge-base", "HEAD", revision],
		accepts: [0, 1, 128],
		parse(output, exitCode) {
			if (exitCode === 128) return "unknown";
			const [commit] = hashLines(output);
			return commit === undefined ? "none" : { commit };
		},
	};
}
