import type { History } from "../core/ports.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { decodeText } from "../core/textEncoding.ts";
import { parseTour } from "../internalize/tours/parseTour.ts";
import type { StepToPlace } from "../internalize/tours/placeSteps.ts";
import { soleNamesake } from "../internalize/tours/soleNamesake.ts";
import {
	stepBirths,
	type TourVersion,
} from "../internalize/tours/stepBirths.ts";
import { isPlaced, stepTarget } from "../internalize/tours/stepTarget.ts";
import type { Tour } from "../internalize/tours/tour.ts";
import { tourRootOf } from "../internalize/tours/tourPaths.ts";

/** Where a tour's file lies, and what its steps are relative to. */
interface TourFile {
	readonly path: RepoPath;
	readonly root: RepoPath;
}

/** What a tour's past is asked for with. */
interface TourPast {
	/** `undefined` without git. */
	readonly history: History | undefined;
	/** How many commits of the tour are looked into. */
	readonly most: number;
	/** One more folder for tours; see `tourRootOf`. */
	readonly custom: RepoPath | undefined;
}

/** The steps of a tour that speaks of the present, with the commits that set their places: ready to be placed. */
export async function tourSteps(
	{ path, root }: TourFile,
	tour: Tour,
	{ history, most, custom }: TourPast,
): Promise<readonly StepToPlace[]> {
	const stepsWith = (
		births: Awaited<ReturnType<typeof stepBirths>> | undefined,
		why: StepToPlace["why"],
	) =>
		tour.steps.map(
			(_, index): StepToPlace => ({
				target: stepTarget(tour, index, root),
				birth: births?.[index],
				why,
			}),
		);
	if (!history) return stepsWith(undefined, "no-history");
	const births = await stepBirths(tour, root, {
		versions: versionsOf({ path, root }, { history, most, custom }),
		isThere: (commit, file) => isThere(history, commit, file),
	});
	const isToldOf = births.some((birth) => birth !== undefined);
	const isCommitted = isToldOf || (await isThere(history, "HEAD", path));
	const steps = stepsWith(
		births,
		isToldOf || !isCommitted ? "uncommitted" : "no-history",
	);
	return byName(steps, history);
}

/** What commits left of a tour's file, the newest first. */
async function* versionsOf(
	{ path, root }: TourFile,
	{ history, most, custom }: TourPast & { readonly history: History },
): AsyncGenerator<TourVersion> {
	for (const { commit, after } of await history.fileChanges(path, most)) {
		const bytes = after && (await history.blob(after.blob));
		const decoded = bytes && decodeText(bytes);
		if (!after || !decoded) continue;
		yield {
			commit: commit.hash,
			tour: "text" in decoded ? parseTour(decoded.text).tour : undefined,
			root: tourRootOf(after.path, custom) ?? root,
		};
	}
}

/** The same with the only file of that name for one that was not there when its step was committed, where that was. */
async function byName(
	steps: readonly StepToPlace[],
	history: History,
): Promise<readonly StepToPlace[]> {
	const tree = await history.workTree();
	const namesake = soleNamesake(tree.keys());
	const named: StepToPlace[] = [];
	for (const step of steps) {
		const { target, birth } = step;
		const other =
			isPlaced(target) && target.kind !== "folder" && !tree.has(target.path)
				? namesake(target.path)
				: undefined;
		const isMeant =
			other !== undefined &&
			birth !== undefined &&
			!(await isThere(history, birth.commit, birth.target.path)) &&
			(await isThere(history, birth.commit, other));
		named.push(
			isMeant && isPlaced(target)
				? {
						...step,
						target: { ...target, path: other },
						birth: { ...birth, target: { ...birth.target, path: other } },
					}
				: step,
		);
	}
	return named;
}

async function isThere(
	history: Pick<History, "show">,
	commit: string,
	path: RepoPath,
): Promise<boolean> {
	return (await history.show(commit, path)) !== undefined;
}
