import { isWithin, type RepoPath } from "../../core/repoPath.ts";

/** A file or folder that goes, or went, from one path to another. */
export interface PathMove {
	readonly from: RepoPath;
	readonly to: RepoPath;
}

/** Where a path is after the moves: the innermost one that it lies in counts; itself where none does. */
export function movedPath(
	path: RepoPath,
	moves: readonly PathMove[],
): RepoPath {
	let best: PathMove | undefined;
	for (const move of moves)
		if (
			isWithin(move.from, path) &&
			move.from.length >= (best?.from.length ?? 0)
		)
			best = move;
	return best ? ((best.to + path.slice(best.from.length)) as RepoPath) : path;
}
