import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** A branch, here or as it was last seen on a remote. */
export interface GitRef {
	/** In full: `refs/heads/main`, `refs/remotes/origin/main`. */
	readonly name: string;
	readonly commit: string;
	/** The full name of the ref that this one stands for, as `refs/remotes/origin/HEAD` does. */
	readonly standsFor: string | undefined;
}

/** Asks for all branches, here and on remotes. */
export const refsQuestion: GitQuestion<readonly GitRef[]> = {
	purpose: msg`list the branches`,
	commands: [
		"for-each-ref",
		"--format=%(refname)%00%(objectname)%00%(symref)",
		"refs/heads",
		"refs/remotes",
	],
	parse(output) {
		// Names of refs hold no line end.
		const lines = output.toString("utf8").split("\n").slice(0, -1);
		return lines.map((line) => {
			const [name = "", commit = "", standsFor] = line.split("\0");
			return { name, commit, standsFor: standsFor || undefined };
		});
	},
};
