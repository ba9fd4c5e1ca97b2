import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Asks whether there is a last commit, and it is on no remote-tracking branch. */
export const isUnpushedQuestion: GitQuestion<boolean> = {
	purpose: msg`compare the last commit with the remotes`,
	commands: ["rev-list", "--max-count=1", "HEAD", "--not", "--remotes", "--"],
	accepts: [0, 128],
	// From HEAD alone the walk begins at HEAD: if anything is answered, HEAD is not on a remote.
	parse: (output, exitCode) => exitCode === 0 && output.length > 0,
};
