import { folderOf, isWithin, type RepoPath } from "../../core/repoPath.ts";

/**
 * Whether a file or folder is where somebody works: one of these files, one beside them, or a folder above them. Where it is not known
 * where they work, everything is.
 */
export function workedOn(
	files: ReadonlySet<RepoPath>,
): (path: RepoPath) => boolean {
	if (files.size === 0) return () => true;
	const folders = new Set([...files].map(folderOf));
	return (path) =>
		files.has(path) ||
		folders.has(folderOf(path)) ||
		[...folders].some((folder) => isWithin(path, folder));
}
