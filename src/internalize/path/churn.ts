import type { AreaCommit } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";

/** Days after which a change has lost half of what it can lose. */
const halfLife = 365;
/** What a change counts however old it is: what was worked on for years is not less than what one commit touched last. */
const leastShare = 0.2;
/** A commit that changed more files at once was about none of them: a move, a format, a licence. */
const mostFiles = 25;

/** What commits tell of the files of an area. */
export interface Churn {
	/** How much each file was worked on; to be compared only. */
	readonly weights: ReadonlyMap<RepoPath, number>;
	/** How many of the commits changed it; mass commits left out. */
	readonly counts: ReadonlyMap<RepoPath, number>;
	/** How many commits these were. */
	readonly commits: number;
}

/**
 * Weighs the changes: later ones more (by their age against the latest, not against today, so that every machine says the
 * same), and those of a commit less the more files it changed.
 */
export function churn(commits: readonly AreaCommit[]): Churn {
	const latest = Math.max(0, ...commits.map(({ date }) => dayNumber(date)));
	const weights = new Map<RepoPath, number>();
	const counts = new Map<RepoPath, number>();
	for (const { date, paths } of commits) {
		const age = Math.max(0, latest - dayNumber(date));
		const isMass = paths.length > mostFiles;
		const share =
			(leastShare + (1 - leastShare) * 0.5 ** (age / halfLife)) /
			(isMass ? paths.length ** 1.5 : Math.sqrt(paths.length));
		for (const path of paths) {
			weights.set(path, (weights.get(path) ?? 0) + share);
			if (!isMass) counts.set(path, (counts.get(path) ?? 0) + 1);
		}
	}
	return {
		weights,
		counts,
		commits: commits.length,
	};
}

/** Of `YYYY-MM-DD`; 0 for what is none. */
function dayNumber(date: string): number {
	const time = Date.parse(`${date}T00:00:00Z`);
	return Number.isNaN(time) ? 0 : time / 86_400_000;
}
