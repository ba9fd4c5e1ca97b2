import { folderOf, isWithin, type RepoPath } from "../../core/repoPath.ts";
import type { AreaView } from "./areaView.ts";
import { type EntryPoint, entryPoints } from "./entryPoints.ts";
import { importance } from "./importance.ts";
import type { ImportGraph } from "./importGraph.ts";
import { nearness } from "./nearness.ts";

/** A file of code with how much speaks for reading it early. */
export interface ScoredFile {
	readonly path: RepoPath;
	/** From 0; to be compared only. */
	readonly score: number;
	readonly entry: EntryPoint | undefined;
	/** How many files build on it directly, of those that were read. */
	readonly importers: number;
	/** Outside of the area, which builds on it. */
	readonly isOutside: boolean;
}

/** Files with fewer lines that count say little: re-exports, constants. */
const fewLines = 12;
/** Files with more are not read in one sitting; another is the better start. */
const manyLines = 1500;
/** Files outside of the area that may be proposed. */
const mostOutside = 2;

/**
 * The files that may be on the path, the best first: the area’s, and what much of it builds on elsewhere. What builds on a file counts as much as how much it was worked on, of late above all,
 * and what has both comes first. With a `focus` all of them are near to it.
 */
export function scoreFiles(
	view: Pick<AreaView, "area" | "focus" | "facts" | "tree" | "churn" | "notes">,
	graph: ImportGraph,
): readonly ScoredFile[] {
	const { area, focus, facts, churn } = view;
	const near = focus === undefined ? undefined : nearness(focus, graph);
	const candidates = graph.files.filter(
		(path) =>
			isWithin(area, path) &&
			(near?.has(path) ?? true) &&
			(path === focus || !facts.get(path)?.isGenerated),
	);
	const outside = near ? [] : foundations(view, graph, candidates);
	const weights = importance(graph);
	const entries = entryPoints(area, facts, view.tree);
	const noted = new Set(view.notes.map(({ about }) => about));
	const most = (of: ReadonlyMap<RepoPath, number>) =>
		Math.max(Number.MIN_VALUE, ...candidates.map((path) => of.get(path) ?? 0));
	const [heaviest, busiest] = [most(weights), most(churn.weights)];
	const mostImporters = Math.max(
		1,
		...candidates.map((path) => graph.importers(path).length),
	);
	const hasHistory = churn.weights.size > 0;
	const scored = [...candidates, ...outside].map((path): ScoredFile => {
		// What everything rests on need not be what is used: the one alone finds the smallest helpers.
		const built =
			(Math.sqrt(Math.min(1, (weights.get(path) ?? 0) / heaviest)) +
				Math.log1p(graph.importers(path).length) / Math.log1p(mostImporters)) /
			2;
		const worked = Math.sqrt((churn.weights.get(path) ?? 0) / busiest);
		const entry = entries.get(path);
		const lines = facts.get(path)?.size.lines ?? 0;
		const isOutside = !isWithin(area, path);
		const size =
			lines < fewLines ? lines / fewLines / 2 : lines > manyLines ? 0.85 : 1;
		return {
			...{ path, entry, isOutside },
			importers: graph.importers(path).length,
			score:
				(path === focus ? 10 : (near?.get(path) ?? 1)) *
				size *
				((near ? 0.3 : 0) +
					(hasHistory && !isOutside
						? 0.4 * built + 0.4 * worked + 0.2 * Math.sqrt(built * worked)
						: 0.8 * built) +
					0.4 * (entry?.certainty ?? 0) +
					(noted.has(path) ? 0.15 : 0)),
		};
	});
	return scored.sort(
		(one, other) => other.score - one.score || (one.path < other.path ? -1 : 1),
	);
}

/** What many files of the area build on elsewhere. */
function foundations(
	{ area, facts }: Pick<AreaView, "area" | "facts">,
	graph: ImportGraph,
	candidates: readonly RepoPath[],
): readonly RepoPath[] {
	const users = new Map<RepoPath, number>();
	for (const path of candidates)
		for (const file of graph.needs(path).keys())
			if (!isWithin(area, file) && facts.has(file))
				users.set(file, (users.get(file) ?? 0) + 1);
	const least = Math.max(3, candidates.length / 5);
	return [...users]
		.filter(([, count]) => count >= least)
		.sort(
			([one, count], [other, more]) => more - count || (one < other ? -1 : 1),
		)
		.slice(0, mostOutside)
		.map(([path]) => path);
}

/** What a file keeps of its score however much of its folder was taken: a folder of scripts is not worth more for being another one. */
const leastWanted = 0.45;

/**
 * The best of the files with variety: each file of a folder that was taken makes those left in it less wanted, so that the
 * parts of the area have their turn.
 */
export function pickVaried(
	scored: readonly ScoredFile[],
	most: number,
): readonly ScoredFile[] {
	const folders = new Set(scored.map(({ path }) => folderOf(path)));
	const fading = folders.size > 1 ? 0.82 : 1;
	const taken = new Map<RepoPath, number>();
	const left = new Set(scored);
	const picked: ScoredFile[] = [];
	while (picked.length < most) {
		let best: ScoredFile | undefined;
		let bestScore = 0;
		for (const each of left) {
			const score =
				each.score *
				Math.max(leastWanted, fading ** (taken.get(folderOf(each.path)) ?? 0));
			if (score > bestScore) [best, bestScore] = [each, score];
		}
		if (!best) break;
		left.delete(best);
		picked.push(best);
		const folder = folderOf(best.path);
		taken.set(folder, (taken.get(folder) ?? 0) + 1);
	}
	return picked;
}
