import { access } from "node:fs/promises";
import path from "node:path";

/** What git leaves in its directory while something is under way (as `wt_status_get_state` in git's wt-status.c looks for). */
const traces: readonly (readonly [string, string])[] = [
	["MERGE_HEAD", "merge"],
	["rebase-merge", "rebase"],
	["rebase-apply/applying", "series of patches (git am)"],
	["rebase-apply", "rebase"],
	["CHERRY_PICK_HEAD", "cherry-pick"],
	["REVERT_HEAD", "revert"],
	["sequencer/todo", "cherry-pick or revert"],
];

/** The operation that waits to be finished in the work tree of `gitDir`, in a person's words; `undefined` when none does. */
export async function operationInProgress(
	gitDir: string,
): Promise<string | undefined> {
	for (const [name, operation] of traces)
		if (await exists(path.join(gitDir, name))) return operation;
	return undefined;
}

async function exists(file: string): Promise<boolean> {
	return access(file).then(
		() => true,
		() => false,
	);
}
