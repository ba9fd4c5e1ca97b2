import path from "node:path";
import { folderOf, type RepoPath, repoRoot } from "../../core/repoPath.ts";
import { commonDirOf } from "../findRepository.ts";

/** Those of `paths` below the absolute path `root` that belong to its tree, and not to a repository inside of it. */
export function withoutNested(
	root: string,
	paths: readonly RepoPath[],
): readonly RepoPath[] {
	const known = new Map<RepoPath, boolean>([[repoRoot, false]]);
	const isNested = (folder: RepoPath): boolean => {
		const before = known.get(folder);
		if (before !== undefined) return before;
		const is =
			isNested(folderOf(folder)) ||
			commonDirOf(path.join(root, folder)) !== undefined;
		known.set(folder, is);
		return is;
	};
	return paths.filter((each) => !isNested(folderOf(each)));
}
