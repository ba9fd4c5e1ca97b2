import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { GitContext } from "./gitContext.ts";
import { checkedOutQuestion } from "./questions/checkedOutQuestion.ts";

/**
 * Full names of the branches that some work tree stands on, or will move when its rebase or bisection ends.
 * To move such a branch from outside would make all its files look changed there.
 */
export async function heldBranches({
	git,
	commonDir,
}: GitContext): Promise<ReadonlySet<string>> {
	const held = new Set(await git.ask(checkedOutQuestion));
	for (const gitDir of await gitDirsOf(commonDir)) {
		for (const name of ["rebase-merge/head-name", "rebase-apply/head-name"])
			held.add(await textOf(path.join(gitDir, name)));
		held.add(`refs/heads/${await textOf(path.join(gitDir, "BISECT_START"))}`);
	}
	return held;
}

async function gitDirsOf(commonDir: string): Promise<readonly string[]> {
	const linked = path.join(commonDir, "worktrees");
	const names = await readdir(linked).catch(() => []);
	return [commonDir, ...names.map((name) => path.join(linked, name))];
}

/** Empty when there is no such file. */
async function textOf(file: string): Promise<string> {
	return (await readFile(file, "utf8").catch(() => "")).trim();
}
