import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** Commits that are listed, the newest first. */
const mostCommits = 100_000;

/**
 * Asks for the parents (full hashes) of each commit from which HEAD and these (ids that git has) come, down to those that
 * `base` comes from, which are left out.
 */
export function parentsQuestion(
	commits: readonly string[],
	base: string | undefined,
): GitQuestion<ReadonlyMap<string, readonly string[]>> {
	const tips = [
		"HEAD",
		...commits,
		...(base === undefined ? [] : [`^${base}`]),
	];
	return {
		purpose: msg`list commits`,
		commands: [
			...["rev-list", "--parents", `--max-count=${mostCommits}`, "--stdin"],
		],
		input: tips.map((tip) => `${tip}\n`).join(""),
		accepts: [0, 128],
		parse(output) {
			const parents = new Map<string, readonly string[]>();
			for (const line of output.toString("latin1").split("\n")) {
				const [commit, ...others] = line.split(" ");
				if (commit) parents.set(commit, others);
			}
			return parents;
		},
	};
}
