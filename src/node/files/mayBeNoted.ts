import { existsSync } from "node:fs";
import path from "node:path";
import { noteFoldersFor } from "../../core/notePath.ts";
import { folderOf, type RepoPath } from "../../core/repoPath.ts";

/**
 * Whether one of the folders is there in which notes on a file lie that did not move since: for somebody who has no time to
 * look at more. `root` and `drafts` are absolute.
 */
export function mayBeNoted(
	file: RepoPath,
	{ root, drafts }: { readonly root: string; readonly drafts: string },
): boolean {
	const published = noteFoldersFor(folderOf(file));
	return [drafts, ...published.map((each) => path.join(root, each))].some(
		(folder) => existsSync(folder),
	);
}
