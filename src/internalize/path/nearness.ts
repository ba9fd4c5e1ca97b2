import type { RepoPath } from "../../core/repoPath.ts";
import type { ImportGraph } from "./importGraph.ts";

/** By how many imports lead to it: what is further away is left out. */
const steps = [1, 0.7, 0.3];
/** Of what builds on the file itself: it shows how that is used. */
const user = 0.45;

/** How near files are to one that somebody is to work on, from 1 (itself) down: what it builds on, and what builds on it. */
export function nearness(
	focus: RepoPath,
	graph: Pick<ImportGraph, "needs" | "importers">,
): ReadonlyMap<RepoPath, number> {
	const near = new Map<RepoPath, number>();
	let reached: readonly RepoPath[] = [focus];
	for (const weight of steps) {
		const next = new Set<RepoPath>();
		for (const path of reached) {
			if (near.has(path)) continue;
			near.set(path, weight);
			for (const file of graph.needs(path).keys()) next.add(file);
		}
		reached = [...next];
	}
	for (const path of graph.importers(focus))
		near.set(path, Math.max(user, near.get(path) ?? 0));
	return near;
}
