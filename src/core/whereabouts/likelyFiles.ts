import type { RepoPath } from "../repoPath.ts";
import { nearness } from "./nearness.ts";

/** How much of what speaks for the likeliest file must speak for another. */
const leastClue = 0.25;
/** How much of it for one to be as likely. */
const equalClue = 0.75;
/** Of more that are as likely only near ones are looked into, by their paths. */
const manyFiles = 24;
const leastNear = 0.7;

/**
 * The candidates that hold most of the lines of code that left the file at `path`, best first, the likeliest by their paths
 * first where as many: a line counts the less, the more of them hold it; `holders` says which do. A file that holds much
 * less than the best is none; where many are as likely as the best, only those are that are near by their paths: to take
 * any others would be a guess.
 */
export function likelyFiles(
	path: RepoPath,
	wanted: readonly string[],
	holders: ReadonlyMap<string, readonly RepoPath[]>,
	isCandidate: (path: RepoPath) => boolean,
): readonly RepoPath[] {
	const clues = new Map<RepoPath, number>();
	for (const line of new Set(wanted)) {
		const there = holders.get(line) ?? [];
		for (const each of there)
			clues.set(each, (clues.get(each) ?? 0) + 1 / there.length);
	}
	const candidates = [...clues].filter(([each]) => isCandidate(each));
	const most = Math.max(...candidates.map(([, clue]) => clue));
	const best = candidates.filter(([, clue]) => clue >= equalClue * most);
	const isGuess = best.length > manyFiles;
	return candidates
		.filter(([, clue]) => clue >= leastClue * most)
		.map(([each, clue]) => ({ each, clue, near: nearness(path, each) }))
		.filter(({ near }) => !isGuess || near >= leastNear)
		.sort((a, b) => b.clue - a.clue || b.near - a.near)
		.map(({ each }) => each);
}
