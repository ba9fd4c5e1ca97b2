import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { joinNul } from "../joinNul.ts";
import { splitNul } from "../splitNul.ts";

/**
 * Asks which of `paths` match the exclusion rules, known to git or not. Git fails on all of them when one lies
 * behind a symbolic link.
 */
export function ignoredQuestion(
	paths: readonly string[],
): GitQuestion<readonly string[]> {
	return {
		purpose: msg`ask its exclusion rules`,
		// Without `--no-index` git would leave out the files it knows, and take “*.md” for one if it knows any such.
		commands: ["check-ignore", "--no-index", "-z", "--stdin"],
		// This command knows no literal pathspecs, and repeats the paths as they were given. With “./” before it,
		// a path that begins with a colon is just a path.
		input: joinNul(paths.map((path) => `./${path}`)),
		accepts: [0, 1],
		parse: (output) => splitNul(output).map((path) => path.slice(2)),
	};
}
