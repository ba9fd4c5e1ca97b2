import type { RepoPath } from "../../core/repoPath.ts";
import {
	isPlaced,
	type PlacedTarget,
	stepTarget,
	targetKey,
} from "./stepTarget.ts";
import type { Tour, TourStep } from "./tour.ts";

/** A tour as a commit left it. */
export interface TourVersion {
	/** Full hash. */
	readonly commit: string;
	/** `undefined` where it could not be read. */
	readonly tour: Tour | undefined;
	/** What its steps were relative to. */
	readonly root: RepoPath;
}

/** The commit that let a step point where it points: then that was right. */
export interface StepBirth {
	/** Full hash. */
	readonly commit: string;
	/** What it points at by the names of that time. */
	readonly target: PlacedTarget;
}

/** What the past of a tour's steps is followed with. */
export interface BirthSearch {
	/** The newest first, beginning with HEAD's. Read only as far as it is needed. */
	readonly versions: AsyncIterable<TourVersion>;
	/** Whether the file was there in a commit. */
	isThere(commit: string, path: RepoPath): Promise<boolean>;
}

/**
 * For each step the commit that set its place (file, line, selection or pattern), through changes of its words, of its place among the steps and
 * of the file's name. Not the last one that edited the tour: who mends one step does not look at the others. `undefined` for a step
 * whose place is not committed, and where nothing of the past is known.
 */
export async function stepBirths(
	tour: Tour,
	root: RepoPath,
	{ versions, isThere }: BirthSearch,
): Promise<readonly (StepBirth | undefined)[]> {
	const births = new Map<number, StepBirth>();
	let open = tour.steps.flatMap((step, index) => {
		const target = stepTarget(tour, index, root);
		return isPlaced(target) ? [{ index, step, target }] : [];
	});
	for await (const version of versions) {
		const then = version.tour;
		if (!then) continue;
		const past = then.steps.flatMap((step, index) => {
			const target = stepTarget(then, index, version.root);
			return isPlaced(target) ? [{ step, target }] : [];
		});
		const stillOpen: typeof open = [];
		for (const each of open) {
			const target =
				sameIn(past, each.target) ??
				(await renamedIn(past, each, births.get(each.index), isThere));
			if (!target) continue;
			births.set(each.index, { commit: version.commit, target });
			stillOpen.push({ ...each, target });
		}
		open = stillOpen;
		if (open.length === 0) break;
	}
	return tour.steps.map((_, index) => births.get(index));
}

interface PastStep {
	readonly step: TourStep;
	readonly target: PlacedTarget;
}

function sameIn(
	past: readonly PastStep[],
	target: PlacedTarget,
): PlacedTarget | undefined {
	const key = targetKey(target);
	return past.find((each) => targetKey(each.target) === key)?.target;
}

/** The same step while its file had another name, which was gone when the step was given the new one. */
async function renamedIn(
	past: readonly PastStep[],
	{ step, target }: PastStep,
	birth: StepBirth | undefined,
	isThere: BirthSearch["isThere"],
): Promise<PlacedTarget | undefined> {
	if (!birth) return undefined;
	const found = past.find(
		(each) =>
			each.target.path !== target.path &&
			each.step.description === step.description &&
			targetKey({ ...each.target, path: target.path }) === targetKey(target),
	)?.target;
	return found && !(await isThere(birth.commit, found.path))
		? found
		: undefined;
}
