import type { RepoPath } from "../../core/repoPath.ts";
import { relativeRepoPath } from "../../core/repoPath.ts";
import type { StepChange } from "./editStep.ts";
import type { StepSpot } from "./stepPlace.ts";
import type { StepTarget } from "./stepTarget.ts";
import type { TourSelection } from "./tour.ts";

/**
 * What is to be written into a step so that it points at the spot, which is seen from the tour's root; `undefined` where it does
 * already. Keys that the step does not have are not in it.
 */
export function stepMove(
	target: StepTarget,
	spot: StepSpot,
	root: RepoPath,
): StepChange | undefined {
	if (target.kind !== "lines" && target.kind !== "pattern") return undefined;
	const file =
		spot.path === target.path ? undefined : relativeRepoPath(root, spot.path);
	if (target.kind === "pattern")
		return file === undefined && spot.pattern === undefined
			? undefined
			: { file, pattern: spot.pattern };
	const line =
		target.line === undefined || target.line === spot.line
			? undefined
			: spot.line;
	const selection =
		!spot.selection || isSameSelection(target.selection, spot.selection)
			? undefined
			: spot.selection;
	return file === undefined && line === undefined && !selection
		? undefined
		: { file, line, selection };
}

function isSameSelection(
	one: TourSelection | undefined,
	{ start, end }: TourSelection,
): boolean {
	return (
		one !== undefined &&
		one.start.line === start.line &&
		one.start.character === start.character &&
		one.end.line === end.line &&
		one.end.character === end.character
	);
}
