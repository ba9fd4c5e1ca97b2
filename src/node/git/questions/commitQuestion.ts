import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** A commit as git tells of it. All ids are full hashes. */
export interface ToldCommit {
	readonly commit: string;
	/** Id of the tree: two commits with the same hold the same files. */
	readonly tree: string;
	readonly parents: readonly string[];
}

/** Asks for the commit that `revision` (checked, or ours) names; `undefined` when there is none. */
export function commitQuestion(
	revision: string,
): GitQuestion<ToldCommit | undefined> {
	return {
		purpose: msg`read a commit`,
		commands: [
			"rev-parse",
			`${revision}^{commit}`,
			`${revision}^{tree}`,
			`${revision}^@`,
		],
		accepts: [0, 128],
		parse(output, exitCode) {
			if (exitCode !== 0) return undefined;
			const [commit, tree, ...parents] = output
				.toString("latin1")
				.split("\n")
				.slice(0, -1);
			if (commit === undefined || tree === undefined) return undefined;
			return { commit, tree, parents };
		},
	};
}
