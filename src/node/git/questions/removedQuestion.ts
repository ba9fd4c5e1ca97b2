import { msg } from "../../../core/message.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** Asks which files in `.tacit` folders HEAD has and the work tree or the index has not. There must be a HEAD. */
export const removedQuestion: GitQuestion<readonly RepoPath[]> = {
	purpose: msg`look for notes that are gone`,
	commands: [
		"diff-index",
		"--name-only",
		"-z",
		"--diff-filter=D",
		"--no-renames",
		"--no-ext-diff",
		"--no-textconv",
		"HEAD",
		"--",
		":(top,glob)**/.tacit/**",
	],
	parse: (output) => splitNul(output) as RepoPath[],
};
