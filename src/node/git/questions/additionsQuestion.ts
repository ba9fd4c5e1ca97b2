import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** Asks for the last commit reachable from HEAD that added each of the files that `pathspecs` match: hashes by path. */
export function additionsQuestion(
	pathspecs: readonly string[],
): GitQuestion<ReadonlyMap<string, string>> {
	return {
		purpose: msg`look for the commits that added notes`,
		commands: [
			"log",
			"-z",
			"--format=%H",
			"--diff-filter=A",
			"--name-only",
			"--no-renames",
			"--no-ext-diff",
			"--no-textconv",
			"HEAD",
			"--",
			...pathspecs,
		],
		// 128: no commit yet.
		accepts: [0, 128],
		parse: (output, exitCode) =>
			exitCode === 0 ? parseAdditions(output) : new Map(),
	};
}

/** Reads a hash, a NUL, and the paths of what it added: a line end and the first, then the others, each with a NUL after it. */
function parseAdditions(output: Buffer): ReadonlyMap<string, string> {
	const commits = new Map<string, string>();
	let commit = "";
	for (const part of splitNul(output)) {
		const path = part.replace(/^\n/, "");
		if (/^[0-9a-f]{40,64}$/.test(part)) commit = part;
		else if (path !== "" && !commits.has(path)) commits.set(path, commit);
	}
	return commits;
}
