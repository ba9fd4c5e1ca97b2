import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** How the work tree differs from a commit. */
export interface ToldChanges {
	/** New path by old. */
	readonly renames: ReadonlyMap<string, string>;
	/** Paths of today whose text is another, or was not there; renamed ones are among them. */
	readonly changed: ReadonlySet<string>;
}

/**
 * Asks how the work tree differs from `commit` (an id), with renames as git pairs them. Files that git does not know are
 * not among them. `undefined` where git cannot compare, as with a commit that it does not have.
 */
export function changesSinceQuestion(
	commit: string,
): GitQuestion<ToldChanges | undefined> {
	return {
		purpose: msg`compare the files with a commit`,
		commands: [
			"diff",
			"--name-status",
			"-z",
			"-M",
			"--no-ext-diff",
			"--no-textconv",
			"--ignore-submodules=all",
			commit,
			"--",
		],
		accepts: [0, 128],
		parse: (output, exitCode) =>
			exitCode === 0 ? parseChangesSince(output) : undefined,
	};
}

/** Reads “M”, path; “R087”, old path, new path: each ended by a NUL. */
function parseChangesSince(output: Buffer): ToldChanges {
	const renames = new Map<string, string>();
	const changed = new Set<string>();
	const parts = splitNul(output)[Symbol.iterator]();
	for (let part = parts.next(); !part.done; part = parts.next()) {
		const status = part.value.charAt(0);
		const path = String(parts.next().value);
		if (status === "R" || status === "C") {
			const target = String(parts.next().value);
			if (status === "R") renames.set(path, target);
			changed.add(target);
		} else if (status !== "D") changed.add(path);
	}
	return { renames, changed };
}
