import { applySplices } from "../../core/markdown/splice.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { relativeRepoPath } from "../../core/repoPath.ts";
import { editStep } from "./editStep.ts";
import type { ParsedTour } from "./parseTour.ts";
import { spotWords, targetWords } from "./placeWords.ts";
import { stepMove } from "./stepMove.ts";
import type { StepPlace, StepSpot } from "./stepPlace.ts";
import { type StepTarget, stepTarget } from "./stepTarget.ts";

/** What a repair does with a step that is not where the tour says, or may not be. */
export interface StepRepair {
	/** 0-based. */
	readonly index: number;
	/** `moved`: written back. `proposed`: told only. `lost`: nothing was found. */
	readonly outcome: "moved" | "proposed" | "lost";
	/** As the tour has it, and where it is: `src/a.ts:12`. `undefined` of a lost one. */
	readonly from: string;
	readonly to: string | undefined;
	/** The probability that it is there, 0 to 1; `undefined` of a lost one. */
	readonly p: number | undefined;
	/** Whether a selection could not be found again, and is left as it was. */
	readonly isSelectionLost: boolean;
}

/** A tour's file with its steps where their code is. */
export interface TourRepair {
	/** Steps that are right, or of which nothing is known, are not among them. */
	readonly steps: readonly StepRepair[];
	/** The whole text; the same as it was where nothing is written. */
	readonly text: string;
}

/**
 * Plans to write lines, selections and files back where steps have moved. All else in the file stays byte for byte. What is only
 * probable is written with `acceptProposed` alone, the likeliest then; what is lost stays as it is.
 */
export function planRepair(
	{
		text,
		tour,
		stepNodes,
		root,
	}: ParsedTour & { readonly text: string; readonly root: RepoPath },
	places: readonly StepPlace[],
	acceptProposed: boolean,
): TourRepair {
	if (!tour) return { steps: [], text };
	const steps: StepRepair[] = [];
	const splices = stepNodes.flatMap((node, index) => {
		const place = places[index];
		const target = stepTarget(tour, index, root);
		const repair = place && repairOf(place, target, acceptProposed);
		if (!repair) return [];
		const { spot, p, outcome } = repair;
		const change = spot && changeOf(target, spot, root);
		if (spot && !change) return [];
		steps.push({
			...{ index, outcome, p, from: targetWords(target) },
			to: spot && (spot.line > 0 ? spotWords(target, spot) : spot.path),
			isSelectionLost:
				outcome === "moved" &&
				target.kind === "lines" &&
				target.selection !== undefined &&
				spot?.selection === undefined,
		});
		return change && outcome === "moved" ? editStep(node, change) : [];
	});
	return { steps, text: applySplices(text, splices) };
}

function changeOf(target: StepTarget, spot: StepSpot, root: RepoPath) {
	if (target.kind === "file")
		return spot.path === target.path
			? undefined
			: { file: relativeRepoPath(root, spot.path) };
	return stepMove(target, spot, root);
}

function repairOf(
	place: StepPlace,
	target: StepTarget,
	acceptProposed: boolean,
):
	| (Pick<StepRepair, "outcome" | "p"> & {
			readonly spot: StepSpot | undefined;
	  })
	| undefined {
	switch (place.state) {
		case "attached":
			return { outcome: "moved", spot: place.spot, p: place.p };
		case "whole":
			return target.kind === "file"
				? {
						outcome: "moved",
						spot: { path: place.path, line: 0, selection: undefined },
						p: 1,
					}
				: undefined;
		case "proposed": {
			const [best] = place.candidates;
			return {
				outcome: acceptProposed ? "moved" : "proposed",
				...{ spot: best, p: best?.p },
			};
		}
		case "lost":
			return { outcome: "lost", spot: undefined, p: undefined };
		default:
			return undefined;
	}
}
