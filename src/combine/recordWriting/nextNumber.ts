import { recordLabel } from "../../core/recordPath.ts";
import type { RepoPath } from "../../core/repoPath.ts";

/** A record with a number, and where it is. */
export interface NumberedRecord {
	readonly number: number;
	readonly path: RepoPath;
	/** Short names of the branches that have it, sorted. */
	readonly branches: readonly string[];
}

/** Which number a new record gets. */
export interface NextNumber {
	/** One more than the highest in the folder, here and on every branch; 1 where there is none. */
	readonly number: number;
	/** Records of other branches because of which it is not simply the next one here, by number. */
	readonly passedOver: readonly NumberedRecord[];
}

/**
 * The next number of a folder. `elsewhere`: the folder's files by branch, as `History.filesOnBranches` gives them. adr-tools
 * takes the highest number here plus one, whatever others took meanwhile.
 */
export function nextNumber(
	here: readonly RepoPath[],
	elsewhere: ReadonlyMap<string, readonly RepoPath[]>,
): NextNumber {
	const own = highest(here) + 1;
	const passedOver = recordsElsewhere(here, elsewhere).filter(
		({ number }) => number >= own,
	);
	const last = passedOver.at(-1);
	return { number: last ? last.number + 1 : own, passedOver };
}

/** A record here whose number another one on some branch has, too. */
export interface NumberCollision {
	readonly path: RepoPath;
	readonly number: number;
	readonly others: readonly NumberedRecord[];
	/** The first number that nobody has taken, here or on any branch. */
	readonly next: number;
}

/**
 * Records here that will share their number with another one once its branch is merged. `gone`: paths that were here once,
 * and were renamed or removed since; branches that have them still are no collision.
 */
export function numberCollisions(
	here: readonly RepoPath[],
	elsewhere: ReadonlyMap<string, readonly RepoPath[]>,
	gone: ReadonlySet<RepoPath>,
): readonly NumberCollision[] {
	const others = recordsElsewhere(here, elsewhere).filter(
		({ path }) => !gone.has(path),
	);
	const next = nextNumber(here, elsewhere).number;
	return here.flatMap((path) => {
		const { number } = recordLabel(path);
		if (number === undefined) return [];
		const same = others.filter((other) => other.number === number);
		return same.length === 0 ? [] : [{ path, number, others: same, next }];
	});
}

function highest(paths: readonly RepoPath[]): number {
	return paths.reduce(
		(most, path) => Math.max(most, recordLabel(path).number ?? 0),
		0,
	);
}

/** Numbered records that branches have and that are not here, by number, then path. */
function recordsElsewhere(
	here: readonly RepoPath[],
	elsewhere: ReadonlyMap<string, readonly RepoPath[]>,
): readonly NumberedRecord[] {
	const known = new Set(here);
	const found = new Map<RepoPath, { number: number; branches: string[] }>();
	for (const [branch, paths] of elsewhere)
		for (const path of paths) {
			const number = known.has(path) ? undefined : recordLabel(path).number;
			if (number === undefined) continue;
			const entry = found.get(path) ?? { number, branches: [] };
			entry.branches.push(branch);
			found.set(path, entry);
		}
	return [...found]
		.map(([path, { number, branches }]) => ({
			...{ number, path },
			branches: branches.sort(),
		}))
		.sort(
			(one, other) =>
				one.number - other.number || (one.path < other.path ? -1 : 1),
		);
}
