import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** How much of a commit's history is on a remote, as far as remote-tracking branches know. */
export interface ToldUnpushed {
	/** Whether the commit itself is on a remote. */
	readonly isPushed: boolean;
	/** The commits on a remote that the ones on none were built upon. */
	readonly builtOn: readonly string[];
}

/** Asks what of the history of `commit` (an id) is on no remote-tracking branch. */
export function unpushedQuestion(commit: string): GitQuestion<ToldUnpushed> {
	return {
		purpose: msg`compare the commits with the remotes`,
		commands: ["rev-list", "--boundary", commit, "--not", "--remotes"],
		parse(output) {
			const lines = output.toString("latin1").split("\n").slice(0, -1);
			return {
				isPushed: lines.length === 0,
				builtOn: lines
					.filter((line) => line.startsWith("-"))
					.map((line) => line.slice(1)),
			};
		},
	};
}
