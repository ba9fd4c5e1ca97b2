import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { joinNul } from "../joinNul.ts";

/** Puts the files at `paths` into the index as they stand; takes out those that are gone. All of them or none. */
export function takeFilesOrder(paths: readonly string[]): GitQuestion<void> {
	return {
		purpose: msg`add the files to the index`,
		commands: [
			"update-index",
			"--add",
			"--remove",
			"--replace",
			// Without it, a file that a sparse checkout leaves out would count as gone.
			"--ignore-skip-worktree-entries",
			"-z",
			"--stdin",
		],
		input: joinNul(paths),
		parse: () => undefined,
	};
}
