import { pathLikeness } from "../anchor/engine/pathLikeness.ts";
import { isInNoteFolder } from "../notePath.ts";
import type { RepoPath } from "../repoPath.ts";

/** How likely code is to go from one path to another by their names alone: -1 to 2, higher is likelier. */
export function nearness(from: RepoPath, to: RepoPath): number {
	const { sameName, folders, aside } = pathLikeness(from, to);
	return sameName + folders - aside;
}

/** Whether a file holds code because it speaks of it: a note, and prose where the code is no prose. */
export function isQuotingFile(path: RepoPath, from: RepoPath): boolean {
	const prose = /\.(?:md|markdown|mdx|rst|adoc|txt)$/i;
	return isInNoteFolder(path) || (prose.test(path) && !prose.test(from));
}
