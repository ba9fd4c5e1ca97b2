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
		const past = pastOf(then, version.root);
		const stillOpen: typeof open = [];
		for (const each of open) {
			const target =
				past.byKey.get(targetKey(each.target)) ??
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

/** The steps of a version: a hostile tour may have thousands. */
interface Past {
	readonly byKey: ReadonlyMap<string, PlacedTarget>;
	/** What steps with these words point at. */
	readonly byWords: ReadonlyMap<string, readonly PlacedTarget[]>;
}

function pastOf(tour: Tour, root: RepoPath): Past {
	const byKey = new Map<string, PlacedTarget>();
	const byWords = new Map<string, PlacedTarget[]>();
	for (const [index, { description }] of tour.steps.entries()) {
		const target = stepTarget(tour, index, root);
		if (!isPlaced(target)) continue;
		byKey.set(targetKey(target), target);
		const alike = byWords.get(description);
		if (!alike) byWords.set(description, [target]);
		else if (alike.length < mostAlike) alike.push(target);
	}
	return { byKey, byWords };
}

const mostAlike = 20;

/** The same step while its file had another name, which was gone when the step was given the new one. */
async function renamedIn(
	{ byWords }: Past,
	{ step, target }: PastStep,
	birth: StepBirth | undefined,
	isThere: BirthSearch["isThere"],
): Promise<PlacedTarget | undefined> {
	if (!birth) return undefined;
	const found = byWords
		.get(step.description)
		?.find(
			(each) =>
				each.path !== target.path &&
				targetKey({ ...each, path: target.path }) === targetKey(target),
		);
	return found && !(await isThere(birth.commit, found.path))
		? found
		: undefined;
}
