import { baseName, type RepoPath } from "../../core/repoPath.ts";

/**
 * Answers the only one of the files that has the same name as a path, in whatever folder; `undefined` where there is none, or several.
 * Tours name files that were moved before the tour was committed, and those of other players by their names alone.
 */
export function soleNamesake(
	files: Iterable<RepoPath>,
): (path: RepoPath) => RepoPath | undefined {
	const byName = new Map<string, RepoPath | undefined>();
	for (const file of files) {
		const name = baseName(file);
		byName.set(name, byName.has(name) ? undefined : file);
	}
	return (path) => byName.get(baseName(path));
}
