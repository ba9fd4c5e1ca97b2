import type { RepoPath } from "../../core/repoPath.ts";
import type { ImportGraph } from "./importGraph.ts";

/**
 * The files in an order in which each stands after those that it builds on, over others or not. Where two build on each other
 * the one that comes first in `files` does so here; so do files that have nothing to do with each other, except that what
 * was just made possible comes next.
 */
export function orderFiles(
	files: readonly RepoPath[],
	graph: Pick<ImportGraph, "reaches">,
): readonly RepoPath[] {
	const needs = new Map(
		files.map((path) => [
			path,
			files.filter(
				(other) => graph.reaches(path, other) && !graph.reaches(other, path),
			),
		]),
	);
	const ordered: RepoPath[] = [];
	const left = new Set(files);
	while (left.size > 0) {
		const free = [...left].filter((path) =>
			(needs.get(path) ?? []).every((other) => !left.has(other)),
		);
		const last = ordered.at(-1);
		const next =
			free.find(
				(path) => last !== undefined && (needs.get(path) ?? []).includes(last),
			) ?? free[0];
		// Without those in a circle the rest has an order, so that one is always free.
		if (next === undefined) break;
		left.delete(next);
		ordered.push(next);
	}
	return ordered;
}
