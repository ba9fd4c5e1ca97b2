import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Asks for the branch that the first commit would make. `undefined` when HEAD names no branch. */
export const unbornBranchQuestion: GitQuestion<string | undefined> = {
	purpose: msg`read HEAD`,
	commands: ["symbolic-ref", "--quiet", "HEAD"],
	accepts: [0, 1],
	parse(output) {
		return /^refs\/heads\/(.+)\n$/.exec(output.toString("utf8"))?.[1];
	},
};
