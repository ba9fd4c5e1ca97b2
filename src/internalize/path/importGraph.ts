import type { RepoPath } from "../../core/repoPath.ts";
import type { FileFacts } from "./fileFacts.ts";

/** Which files build on which, by their imports. */
export interface ImportGraph {
	/** Every file that was read, ordered. */
	readonly files: readonly RepoPath[];
	/** What a file builds on, with how much of it: each import counts 1, parted among the files of a package. */
	needs(path: RepoPath): ReadonlyMap<RepoPath, number>;
	/** The files that import it, ordered; those that were read alone. */
	importers(path: RepoPath): readonly RepoPath[];
	/** Whether one file builds on another, over others or not; not on itself. */
	reaches(from: RepoPath, to: RepoPath): boolean;
}

/** The graph does not depend on the order of `facts`. */
export function importGraph(
	facts: ReadonlyMap<RepoPath, Pick<FileFacts, "imports">>,
): ImportGraph {
	const files = [...facts.keys()].sort();
	const needed = new Map<RepoPath, Map<RepoPath, number>>();
	const importers = new Map<RepoPath, RepoPath[]>();
	for (const path of files) {
		const own = new Map<RepoPath, number>();
		for (const imported of facts.get(path)?.imports ?? [])
			for (const file of imported)
				own.set(file, (own.get(file) ?? 0) + 1 / imported.length);
		needed.set(path, own);
		for (const file of own.keys()) {
			const known = importers.get(file);
			if (known) known.push(path);
			else importers.set(file, [path]);
		}
	}
	const needs = (path: RepoPath) => needed.get(path) ?? none;
	const reached = new Map<RepoPath, ReadonlySet<RepoPath>>();
	const allFrom = (from: RepoPath) => {
		const known = reached.get(from);
		if (known) return known;
		const found = new Set<RepoPath>(needs(from).keys());
		for (const path of found)
			for (const next of needs(path).keys()) found.add(next);
		reached.set(from, found);
		return found;
	};
	return {
		files,
		needs,
		importers: (path) => importers.get(path) ?? [],
		reaches: (from, to) => from !== to && allFrom(from).has(to),
	};
}

const none: ReadonlyMap<RepoPath, number> = new Map();
