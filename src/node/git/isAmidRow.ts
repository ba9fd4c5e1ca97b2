import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * Whether a rebase is under way in the work tree of `gitDir` (absolute), or a row of picks of which this is not the last:
 * then git makes one commit after the other, and nobody is to be told of each.
 */
export function isAmidRow(gitDir: string): boolean {
	if (
		["rebase-merge", "rebase-apply"].some((name) =>
			existsSync(path.join(gitDir, name)),
		)
	)
		return true;
	try {
		const todo = readFileSync(path.join(gitDir, "sequencer", "todo"), "utf8");
		return todo.trim().includes("\n");
	} catch {
		return false;
	}
}
