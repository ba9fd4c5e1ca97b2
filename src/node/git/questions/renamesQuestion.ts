import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** Commits that are looked into, the newest first: each costs git a comparison of two trees. */
const mostCommits = 20_000;

/**
 * Asks which files were renamed in the commits since `commit` (an id), as git pairs them in each: old and new path, the
 * oldest first. `undefined` where git cannot say, as with a commit that it does not have.
 */
export function renamesQuestion(
	commit: string,
): GitQuestion<readonly (readonly [string, string])[] | undefined> {
	return {
		purpose: msg`list renamed files`,
		commands: [
			"log",
			"-z",
			"--format=",
			"--name-status",
			"-M",
			"--diff-filter=R",
			"--no-ext-diff",
			"--no-textconv",
			"--ignore-submodules=all",
			"--reverse",
			"--topo-order",
			`--max-count=${mostCommits}`,
			`${commit}..HEAD`,
			"--",
		],
		accepts: [0, 128],
		parse: (output, exitCode) =>
			exitCode === 0 ? parseRenames(output) : undefined,
	};
}

/** Reads “R087”, old path, new path: each ended by a NUL; between commits there may be more of them. */
function parseRenames(output: Buffer): readonly (readonly [string, string])[] {
	const renames: (readonly [string, string])[] = [];
	const parts = splitNul(output)[Symbol.iterator]();
	for (let part = parts.next(); !part.done; part = parts.next()) {
		if (!part.value.startsWith("R")) continue;
		const before = parts.next().value;
		const after = parts.next().value;
		if (before && after) renames.push([before, after]);
	}
	return renames;
}
