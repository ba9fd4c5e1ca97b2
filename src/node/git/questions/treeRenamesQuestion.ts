import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { codePathspecs } from "../notePathspecs.ts";
import {
	parseTreePairs,
	type TreeAnswers,
	type TreePair,
} from "../treePairs.ts";

/** Asks which files of one tree git pairs with which new ones of another, as old and new path: one git process for all of the pairs. */
export function treeRenamesQuestion(
	pairs: readonly TreePair[],
): GitQuestion<TreeAnswers<readonly [string, string]>> {
	return {
		purpose: msg`compare commits`,
		commands: [
			...["diff-tree", "--stdin", "-r", "-z", "--name-status", "-M"],
			...["--diff-filter=R", "--no-ext-diff", "--no-textconv"],
			...["--ignore-submodules=all", "--", ...codePathspecs],
		],
		input: pairs.map(({ then, now }) => `${then} ${now}\n`).join(""),
		// 128: git does not have all that it needs, and stopped there.
		accepts: [0, 128],
		parse: (output, exitCode) =>
			parseTreePairs(output, exitCode, (next) => {
				// “R087”, old path, new path.
				next();
				return [next(), next()] as const;
			}),
	};
}
