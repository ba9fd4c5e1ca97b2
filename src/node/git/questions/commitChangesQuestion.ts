import { msg } from "../../../core/message.ts";
import type { ChangedFile, FileVersion } from "../../../core/ports.ts";
import { parseRepoPath } from "../../../core/repoPath.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import type { IndexEntry } from "./entriesQuestion.ts";
import { changesFormat, parseChanges } from "./parseChanges.ts";

/** Asks what a commit (id) did to the files of its parent: nothing for a merge, and for the first commit. */
export function commitChangesQuestion(
	commit: string,
): GitQuestion<readonly ChangedFile[]> {
	return {
		purpose: msg`list the files that a commit changed`,
		commands: [
			...["diff-tree", "-r", "--no-commit-id", ...changesFormat],
			...["--diff-filter=MD", commit],
		],
		parse: (output) =>
			[...parseChanges(output)].map(([path, { before, after }]) => ({
				before: versionOf(path, before),
				after: versionOf(path, after),
			})),
	};
}

function versionOf(
	told: string,
	entry: IndexEntry | undefined,
): FileVersion | undefined {
	const path = parseRepoPath(told);
	return entry && path !== undefined ? { path, blob: entry.blob } : undefined;
}
