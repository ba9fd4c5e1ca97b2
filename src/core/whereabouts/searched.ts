import type { Placement } from "../anchor/relocate.ts";
import { baseName, type RepoPath } from "../repoPath.ts";
import { pathOfAway } from "./away.ts";
import type { TreeDifference } from "./treeState.ts";

/** What was looked at to find out where a stray is, beside its note and its own file: while nothing of it changes, it holds. */
export interface Searched {
	/** The lines by which other files were looked for, `withoutStyle`. */
	readonly wanted: readonly string[];
	/** Files that hold some of them, or were looked into for another reason. */
	readonly files: ReadonlySet<RepoPath>;
	/** Whether it was asked which file took the place of its own: one that comes or goes may tell another. */
	readonly asksForHeir: boolean;
	/** Whether git knew where the code was. */
	readonly hasBase: boolean;
}

/**
 * Whether a search may tell otherwise now that files differ so from what they were: `holders` says in which of the changed
 * files each of the wanted lines stands. Of the stray's own file it is known that it is the same.
 */
export function isAffected(
	path: RepoPath,
	placement: Placement,
	{ wanted, files, asksForHeir, hasBase }: Searched,
	{ changed, cameOrWent }: TreeDifference,
	holders: ReadonlyMap<string, readonly RepoPath[]>,
): boolean {
	if (changed.size === 0) return false;
	const target = pathOfAway({ placement });
	if (target !== undefined && changed.has(target)) return true;
	for (const file of changed) if (files.has(file)) return true;
	if (wanted.some((line) => holders.has(line))) return true;
	if (!asksForHeir) return false;
	if (cameOrWent) return true;
	// Files of its name are looked into, and where git knows of no commit all that it does not know the text of.
	for (const file of changed)
		if (!hasBase || baseName(file) === baseName(path)) return true;
	return false;
}
