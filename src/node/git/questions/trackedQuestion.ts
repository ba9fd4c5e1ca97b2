import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** Asks which files that `pathspecs` match the index knows. */
export function trackedQuestion(
	pathspecs: readonly string[],
): GitQuestion<ReadonlySet<string>> {
	return {
		purpose: msg`read the index`,
		commands: ["ls-files", "-z", "--", ...pathspecs],
		parse: (output) => new Set(splitNul(output)),
	};
}
