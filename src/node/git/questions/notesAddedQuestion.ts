import { msg } from "../../../core/message.ts";
import type { AddedNote } from "../../../core/ports.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** Asks who added files in `.tacit` folders in the last `days` days, by commits reachable from HEAD; renames aside. */
export function notesAddedQuestion(
	days: number,
): GitQuestion<ReadonlyMap<RepoPath, AddedNote>> {
	return {
		purpose: msg`see who added notes lately`,
		commands: [
			"log",
			"-z",
			`--since=${days}.days.ago`,
			"--date=short",
			// The first of these is in no name of a file.
			"--format=/%H%x00%aN%x00%aE%x00%ad",
			"--diff-filter=A",
			"--name-only",
			"--find-renames",
			"--no-ext-diff",
			"--no-textconv",
			"HEAD",
			"--",
			":(top,glob)**/.tacit/**",
		],
		// 128: no commit yet.
		accepts: [0, 128],
		parse: (output, exitCode) =>
			exitCode === 0 ? parseAdded(output) : new Map(),
	};
}

/** The newest come first, and count. */
function parseAdded(output: Buffer): ReadonlyMap<RepoPath, AddedNote> {
	const added = new Map<RepoPath, AddedNote>();
	const parts = splitNul(output).map((part) => part.replace(/^\n/, ""));
	let told: AddedNote | undefined;
	for (let at = 0; at < parts.length; at++) {
		const part = parts[at] ?? "";
		if (part.startsWith("/")) {
			const [name = "", email = "", date = ""] = parts.slice(at + 1, at + 4);
			told = {
				commit: part.slice(1),
				author: { name, email: email || undefined },
				date,
			};
			at += 3;
		} else if (part !== "" && told && !added.has(part as RepoPath))
			added.set(part as RepoPath, told);
	}
	return added;
}
