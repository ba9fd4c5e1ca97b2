import type { RepoPath } from "../../core/repoPath.ts";
import { stepMarkerOf, type Tour, type TourSelection } from "./tour.ts";
import { stepPath } from "./tourPaths.ts";

/** What a step of a tour points at, as written. */
export type StepTarget =
	/** No file of the repository: text alone, a view, an address. */
	| { readonly kind: "none" }
	/** A path that leaves the repository. */
	| { readonly kind: "outside"; readonly written: string }
	| { readonly kind: "folder"; readonly path: RepoPath }
	| { readonly kind: "file"; readonly path: RepoPath }
	/** At least one of the two is there. The step is shown at the line. */
	| {
			readonly kind: "lines";
			readonly path: RepoPath;
			readonly line: number | undefined;
			readonly selection: TourSelection | undefined;
	  }
	/** The first line that the expression matches; `isMarker`: it stands for a mark in the code, not in the step. */
	| {
			readonly kind: "pattern";
			readonly path: RepoPath;
			readonly pattern: string;
			readonly isMarker: boolean;
	  };

/** A target in a file or folder of the repository. */
export type PlacedTarget = Exclude<
	StepTarget,
	{ readonly kind: "none" | "outside" }
>;

/** Whether it is in a file or folder of the repository. */
export function isPlaced(target: StepTarget): target is PlacedTarget {
	return target.kind !== "none" && target.kind !== "outside";
}

/** What a step (0-based) points at, in CodeTour's order: a line, the end of a selection, a pattern, a mark. */
export function stepTarget(
	tour: Tour,
	index: number,
	root: RepoPath,
): StepTarget {
	const step = tour.steps[index];
	if (!step || step.contents !== undefined || step.uri !== undefined)
		return { kind: "none" };
	const { file, directory, line, selection } = step;
	const written = file ?? directory;
	if (written === undefined) return { kind: "none" };
	const path = stepPath(root, written);
	if (path === undefined) return { kind: "outside", written };
	if (file === undefined) return { kind: "folder", path };
	if (line !== undefined || selection)
		return { kind: "lines", path, line, selection };
	const marker = stepMarkerOf(tour, index);
	const pattern = step.pattern ?? marker;
	return pattern === undefined
		? { kind: "file", path }
		: {
				...{ kind: "pattern", path, pattern },
				isMarker: step.pattern === undefined,
			};
}

/** Tells whether two targets point at the same: as written, wherever in the tour the steps stand. */
export function targetKey(target: StepTarget): string {
	return JSON.stringify(target);
}
