import { existsSync } from "node:fs";
import { access } from "node:fs/promises";
import path from "node:path";
import { type Message, msg } from "../../core/message.ts";

/** What git leaves in its directory while something is under way (as `wt_status_get_state` in git's wt-status.c looks for). */
const traces: readonly (readonly [string, Message])[] = [
	["MERGE_HEAD", msg`merge`],
	["rebase-merge", msg`rebase`],
	["rebase-apply/applying", msg`series of patches (git am)`],
	["rebase-apply", msg`rebase`],
	["CHERRY_PICK_HEAD", msg`cherry-pick`],
	["REVERT_HEAD", msg`revert`],
	["sequencer/todo", msg`cherry-pick or revert`],
];

/** The operation that waits to be finished in the work tree of `gitDir`, in a person's words; `undefined` when none does. */
export async function operationInProgress(
	gitDir: string,
): Promise<Message | undefined> {
	for (const [name, operation] of traces)
		if (await exists(path.join(gitDir, name))) return operation;
	return undefined;
}

/** Whether any does. Waits for the disk: for a moment at which somebody would be disturbed. */
export function isAmidOperation(gitDir: string): boolean {
	return traces.some(([name]) => existsSync(path.join(gitDir, name)));
}

async function exists(file: string): Promise<boolean> {
	return access(file).then(
		() => true,
		() => false,
	);
}
