import type { RepoPath } from "../../../src/core/repoPath.ts";
import type { StepPlace } from "../../../src/internalize/tours/stepPlace.ts";
import { stepTarget } from "../../../src/internalize/tours/stepTarget.ts";
import { git, type OpenedClone } from "../withClone.ts";

/** A step that names a line, as it was found in a repository. */
export interface LineStep {
	readonly tour: RepoPath;
	/** From 1. */
	readonly step: number;
	readonly description: string;
	/** As the tour has it: `src/a.ts:12`. */
	readonly written: string;
	/** The commit that set it, with the name that its file had; `undefined`: none is known. */
	readonly birth:
		| { readonly commit: string; readonly path: string }
		| undefined;
	/** Whether its file is what it was in that commit, so that every way of playing it is right. */
	readonly isUnchanged: boolean;
	readonly place: StepPlace;
	/** Where it is found if the last edit of the tour counts as that of each of its steps. */
	readonly byLastEdit: StepPlace;
}

/** Every step with a line or a selection of the tours of a repository that speak of the present. */
export async function lineSteps({
	tacit,
	root,
}: OpenedClone): Promise<readonly LineStep[]> {
	const tours = await tacit.tours();
	const placed = await tacit.placeTours(tours);
	const lastEdit = await tacit.placeTours(tours, { mostVersions: 1 });
	return placed.flatMap((each, tourIndex) =>
		(each?.tour.steps ?? []).flatMap((step, index) => {
			const place = each?.places[index];
			const byLastEdit = lastEdit[tourIndex]?.places[index];
			if (!each || !place || !byLastEdit || place.state === "pinned") return [];
			const target = stepTarget(each.tour, index, each.found.root);
			if (target.kind !== "lines") return [];
			const birth = each.births[index];
			const written = `${target.path}:${target.line ?? target.selection?.end.line}`;
			const then = birth && {
				commit: birth.commit,
				path: birth.target.path,
			};
			return [
				{
					...{ tour: each.found.path, step: index + 1, written, place },
					...{ description: step.description, byLastEdit, birth: then },
					isUnchanged:
						then !== undefined &&
						idOf(root, then.commit, then.path) ===
							idOf(root, "HEAD", target.path),
				},
			];
		}),
	);
}

function idOf(root: string, commit: string, path: string): string {
	try {
		return git(root, "rev-parse", "--verify", "--quiet", `${commit}:${path}`);
	} catch {
		return `${commit}:${path} is not there`;
	}
}

/** Where a step is shown, `src/a.ts:12`; `undefined` where nothing certain is. */
export function shownAt(place: StepPlace): string | undefined {
	return place.state === "attached" || place.state === "unanchored"
		? `${place.spot.path}:${place.spot.line}`
		: undefined;
}
