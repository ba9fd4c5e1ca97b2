import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Asks for the full names of the branches that the work trees of the repository stand on, unborn ones included. */
export const checkedOutQuestion: GitQuestion<readonly string[]> = {
	purpose: msg`list the work trees`,
	// `-z` is not known to git before 2.36. A folder with a line end in its name can only add a branch that is not held.
	commands: ["worktree", "list", "--porcelain"],
	parse(output) {
		const lines = output.toString("utf8").split("\n");
		return lines
			.filter((line) => line.startsWith("branch refs/heads/"))
			.map((line) => line.slice("branch ".length));
	},
};
