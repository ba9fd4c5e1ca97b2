import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** Commits that are looked into, the newest first: each costs git a comparison of two trees. */
const mostCommits = 20_000;

/** A file that a commit renamed. */
export interface ToldRename {
	/** Full hash. */
	readonly commit: string;
	readonly from: string;
	readonly to: string;
}

/**
 * Asks which files were renamed in the commits since `base` (an id), or in all without one, as git pairs them in each: the
 * oldest first.
 */
export function renamesQuestion(
	base: string | undefined,
): GitQuestion<readonly ToldRename[]> {
	return {
		purpose: msg`list renamed files`,
		commands: [
			"log",
			"-z",
			"--format=%H",
			"--name-status",
			"-M",
			"--diff-filter=R",
			"--no-ext-diff",
			"--no-textconv",
			"--ignore-submodules=all",
			"--reverse",
			"--topo-order",
			`--max-count=${mostCommits}`,
			base === undefined ? "HEAD" : `${base}..HEAD`,
			"--",
		],
		// 128: git cannot say.
		accepts: [0, 128],
		parse: (output, exitCode) => (exitCode === 0 ? parseRenames(output) : []),
	};
}

/** Reads a hash, then for each rename “R087”, old path, new path: each ended by a NUL; before some of them stands a line end. */
function parseRenames(output: Buffer): readonly ToldRename[] {
	const renames: ToldRename[] = [];
	let commit = "";
	const parts = splitNul(output)[Symbol.iterator]();
	for (let part = parts.next(); !part.done; part = parts.next()) {
		const said = part.value.trimStart();
		if (/^[0-9a-f]{40,64}$/.test(said)) commit = said;
		if (!said.startsWith("R")) continue;
		const from = parts.next().value;
		const to = parts.next().value;
		if (from && to) renames.push({ commit, from, to });
	}
	return renames;
}
