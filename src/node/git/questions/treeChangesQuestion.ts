import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { codePathspecs } from "../notePathspecs.ts";
import {
	parseTreePairs,
	type TreeAnswers,
	type TreePair,
} from "../treePairs.ts";

/** A file that is not the same in two trees. */
export interface TreeChange {
	/** “A” added, “D” gone, “M” with another text, “T” of another type. */
	readonly status: string;
	readonly path: string;
	/** Mode and blob in both trees, as git tells them; all zeros where there is none. */
	readonly objects: string;
}

/** Asks in what files trees differ, notes left out: one git process for all of the pairs. Renames are not paired. */
export function treeChangesQuestion(
	pairs: readonly TreePair[],
): GitQuestion<TreeAnswers<TreeChange>> {
	return {
		purpose: msg`compare commits`,
		commands: [
			...["diff-tree", "--stdin", "-r", "-z", "--raw", "--no-abbrev"],
			...["--no-renames", "--no-ext-diff", "--no-textconv"],
			...["--ignore-submodules=all", "--", ...codePathspecs],
		],
		input: pairs.map(({ then, now }) => `${then} ${now}\n`).join(""),
		// 128: git does not have all that it needs, and stopped there.
		accepts: [0, 128],
		parse: (output, exitCode) =>
			parseTreePairs(output, exitCode, (next) => {
				// “:100644 100644 <blob> <blob> M”, path.
				const told = next();
				const path = next();
				return {
					status: told.slice(-1),
					path,
					objects: told.slice(1, -2),
				};
			}),
	};
}
