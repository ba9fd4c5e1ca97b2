import path from "node:path";
import { type RepoPath, repoRoot, resolveRepoPath } from "../core/repoPath.ts";

/** An absolute path of the system as one below `root` (absolute, too); `undefined` when it lies elsewhere, or is not absolute. */
export function pathBelow(root: string, place: string): RepoPath | undefined {
	if (!path.isAbsolute(place)) return undefined;
	const relative = path.relative(root, place);
	if (path.isAbsolute(relative)) return undefined;
	return resolveRepoPath(repoRoot, relative.split(path.sep).join("/"));
}
