import { l10n } from "vscode";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import {
	spotWords,
	targetWords,
} from "../../../internalize/tours/placeWords.ts";
import type { StepPlace } from "../../../internalize/tours/stepPlace.ts";
import type { StepTarget } from "../../../internalize/tours/stepTarget.ts";
import type { TourMark } from "../../../internalize/tours/tourProgress.ts";

/** `1 step`, `8 steps`. */
export function stepCount(count: number): string {
	return count === 1 ? l10n.t("1 step") : l10n.t("{0} steps", count);
}

/** How far somebody has come in a tour of so many steps: `3 of 8`, or how many there are. */
export function progressWord(
	mark: TourMark | undefined,
	count: number,
): string {
	if (!mark) return stepCount(count);
	if (mark.isDone) return l10n.t("seen, {0}", stepCount(count));
	return l10n.t("step {0} of {1}", Math.min(mark.step + 1, count), count);
}

/** Where a step is today, on one line; empty for one that speaks of no file. */
export function placeWord(place: StepPlace, target: StepTarget): string {
	return visibleText(placeText(place, target));
}

function placeText(place: StepPlace, target: StepTarget): string {
	switch (place.state) {
		case "none":
			return "";
		case "outside":
			return l10n.t("outside of the repository");
		case "whole":
			return place.path || ".";
		case "pinned":
			return l10n.t(
				"{0} as of {1}",
				spotWords(target, place.spot),
				revisionWord(place.revision),
			);
		case "unanchored":
			return place.isBeyond
				? l10n.t("{0}, the file ends before", targetWords(target))
				: spotWords(target, place.spot);
		case "attached": {
			const now = spotWords(target, place.spot);
			return place.certainty === "changed"
				? l10n.t("{0}, the code has changed since", now)
				: now;
		}
		case "proposed": {
			const [best] = place.candidates;
			return best
				? l10n.t("probably at {0}", spotWords(target, best))
				: l10n.t("its code is not found");
		}
		case "lost":
			return place.isGone
				? l10n.t("{0} is gone", place.path)
				: l10n.t("its code is not found");
	}
}

/**
 * What is to be said of a step's place before anything else: that it is not certain, and why. `isShown` tells whether one of the
 * places at which it probably is is shown. `undefined` where nothing is to be said.
 */
export function placeCaveat(
	place: StepPlace,
	target: StepTarget,
	isShown: boolean,
): string | undefined {
	switch (place.state) {
		case "none":
		case "whole":
			return undefined;
		case "outside":
			return l10n.t(
				"The step names a file outside of the repository, {0}: it is not opened.",
				place.written,
			);
		case "pinned":
			return place.isBeyond
				? l10n.t("The file ends before line {0}.", place.spot.line)
				: l10n.t(
						"This is the code as of {0}, of which the tour speaks.",
						revisionWord(place.revision),
					);
		case "unanchored":
			if (place.isBeyond)
				return l10n.t(
					"The step names line {0}, but the file ends before.",
					place.spot.line,
				);
			return unanchoredCaveat(place.why);
		case "attached":
			if (place.certainty === "changed")
				return l10n.t("The code has changed since the step was written.");
			return place.certainty === "nearest"
				? l10n.t("Several places are alike; this is the likeliest.")
				: undefined;
		case "proposed":
			return isShown
				? l10n.t(
						"The code has changed so that its place is not certain. This is probably it.",
					)
				: l10n.t(
						"The code has changed so that its place is not certain. It is shown as it was; it probably went here:",
					);
		case "lost":
			if (place.problem)
				return place.problem === "syntax"
					? l10n.t("The step’s pattern is no regular expression.")
					: l10n.t("The step’s pattern takes too long to be found.");
			if (place.isGone) return l10n.t("{0} is gone.", place.path);
			return target.kind === "pattern"
				? l10n.t("The step’s pattern matches nothing in {0}.", place.path)
				: l10n.t("Its code was not found any more.");
	}
}

function unanchoredCaveat(
	why: Extract<StepPlace, { readonly state: "unanchored" }>["why"],
): string | undefined {
	switch (why) {
		case "uncommitted":
			return undefined;
		case "no-history":
			return l10n.t(
				"The line is the one that the tour names: without git’s history nothing tells whether it still holds.",
			);
		case "not-there-then":
		case "not-followed":
			return l10n.t(
				"The line is the one that the tour names: nothing tells whether it still holds.",
			);
	}
}

/** Whether somebody must look before they trust the step's place: then it is counted. */
export function isUncertain(place: StepPlace): boolean {
	return (
		place.state === "proposed" ||
		place.state === "lost" ||
		place.state === "outside" ||
		("isBeyond" in place && place.isBeyond)
	);
}

/** A tag by its name, a commit by the start of its hash. */
export function revisionWord(revision: string): string {
	const name = revision.replace(/^refs\/(?:tags|heads)\//, "");
	return visibleText(/^[0-9a-f]{40,64}$/.test(name) ? name.slice(0, 8) : name);
}
