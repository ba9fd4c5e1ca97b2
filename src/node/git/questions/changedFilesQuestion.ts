import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** Asks how many files each of these commits (ids) changed against its first parent; a merge that took all over is left out. */
export function changedFilesQuestion(
	commits: readonly string[],
): GitQuestion<ReadonlyMap<string, number>> {
	return {
		purpose: msg`count the files that commits changed`,
		commands: [
			...["diff-tree", "--stdin", "--root", "-r", "-z", "--name-only"],
			...["--no-renames", "--no-ext-diff", "--no-textconv"],
		],
		input: commits.map((commit) => `${commit}\n`).join(""),
		parse(output) {
			const asked = new Set(commits);
			const counts = new Map<string, number>();
			let commit = "";
			for (const part of splitNul(output)) {
				// The id of a commit ends with a line end.
				const id = part.trim();
				if (asked.has(id)) commit = id;
				else counts.set(commit, (counts.get(commit) ?? 0) + 1);
			}
			return counts;
		},
	};
}
