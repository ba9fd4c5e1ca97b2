import type { RepoPath } from "../../core/repoPath.ts";
import type { ImportGraph } from "./importGraph.ts";

/** The share of a file’s weight that goes on to what it imports, as Brin and Page (1998) chose it. */
const damping = 0.85;
/** After so many the order of the files stands. */
const rounds = 30;

/**
 * How much of the code builds on each file: PageRank over its imports, in which a file that many import, and that those
 * import on which much is built, weighs most. Sums to less than 1; to be compared only.
 */
export function importance(graph: ImportGraph): ReadonlyMap<RepoPath, number> {
	const { files } = graph;
	const at = new Map(files.map((path, index) => [path, index]));
	const edges = files.map((path) => {
		const needs = [...graph.needs(path)].flatMap(([file, share]) => {
			const index = at.get(file);
			return index === undefined ? [] : [[index, share] as const];
		});
		const all = needs.reduce((sum, [, share]) => sum + share, 0);
		return needs.map(([index, share]) => [index, share / all] as const);
	});
	const least = (1 - damping) / Math.max(1, files.length);
	let weights = new Float64Array(files.length).fill(1 / files.length);
	for (let round = 0; round < rounds; round++) {
		const next = new Float64Array(files.length).fill(least);
		for (const [from, to] of edges.entries())
			for (const [index, share] of to)
				next[index] =
					(next[index] ?? 0) + damping * share * (weights[from] ?? 0);
		weights = next;
	}
	return new Map(files.map((path, index) => [path, weights[index] ?? 0]));
}
