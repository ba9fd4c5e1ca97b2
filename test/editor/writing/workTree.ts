import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Uri, workspace } from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { dismissInlineEditors } from "../support/inlineEditor.ts";
import { runGit } from "../support/runGit.ts";
import { workspaceRoot } from "../support/workspaceFiles.ts";

/** Lines of `git status`, every new file on its own; names as they are. */
export async function changes(): Promise<readonly string[]> {
	const status = await runGit(
		workspaceRoot(),
		"status",
		"--porcelain",
		"--untracked-files=all",
		"-z",
	);
	return status.split("\0").filter((line) => line !== "");
}

/** Waits until a new note is the only change in the repository; its path from there. */
export function newNote(): Promise<string> {
	return eventually(async () => {
		const [change, ...others] = await changes();
		assert.ok(change, "nothing has changed");
		assert.deepEqual(others, []);
		assert.match(change, /^\?\? (?:.+\/)?\.tacit\/[^/]+\.md$/);
		return change.slice(3);
	});
}

/** What names a note of the repository to a command, as links in hovers do. */
export function noteArguments(id: string): readonly [string, string] {
	return [Uri.file(workspaceRoot()).toString(), id];
}

/** Everything as it was before the test: editors closed, settings unset, the repository as in the last commit of `commit`. */
export async function resetWorkTree(commit = "HEAD"): Promise<void> {
	await dismissInlineEditors();
	await closeEditors();
	await workspace
		.getConfiguration("tacit")
		.update("commitNotes", undefined, true);
	await runGit(workspaceRoot(), "reset", "--quiet", "--hard", commit);
	await rm(join(workspaceRoot(), ".git", "tacit", "drafts"), {
		recursive: true,
		force: true,
	});
	await runGit(workspaceRoot(), "clean", "--quiet", "-fd");
}
