import { type Comment, CommentMode, l10n, MarkdownString } from "vscode";
import { escapeMarkdown } from "../../../core/markdown/escapeMarkdown.ts";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import { inlineCode } from "../../../internalize/tours/inlineCode.ts";
import { nextTourOf } from "../../../internalize/tours/neighbourTours.ts";
import { spotWords } from "../../../internalize/tours/placeWords.ts";
import { stepTarget } from "../../../internalize/tours/stepTarget.ts";
import {
	plainTourTitle,
	stepLabel,
	type Tour,
} from "../../../internalize/tours/tour.ts";
import type { ToldStep } from "../../../tacit/tourPlaying.ts";
import type { FoundTour, PlacedTour } from "../../../tacit/tours.ts";
import { isMeantHere } from "./isMeantHere.ts";
import { placeCaveat, placeWord } from "./tourWords.ts";

/** What is told at a step. */
export interface StepToTell {
	readonly placed: PlacedTour;
	/** 0-based. */
	readonly index: number;
	readonly told: ToldStep;
	/** The tours that it may name. */
	readonly all: readonly FoundTour[];
	/** The one of a proposed step's places that is shown, 0-based; `undefined`: none. */
	readonly candidate: number | undefined;
	/** Whether its file is there but cannot be shown as text. */
	readonly isUnshowable: boolean;
	/** Whether what it offers to be tried has ended well. */
	readonly isTried: boolean;
}

/**
 * What the thread of a step holds: the step's own words, and below them Tacit's. Nothing in either is a command: a screen reader
 * reads them as they are written, and all that can be done at a step is a button of its thread.
 */
export function stepComments(step: StepToTell): readonly Comment[] {
	const { told, placed, index } = step;
	const place = placed.places[index];
	const target = stepTarget(placed.tour, index, placed.found.root);
	return [
		{
			body: new MarkdownString(
				told.text.trim() || l10n.t("This step says nothing."),
			),
			mode: CommentMode.Preview,
			author: { name: told.title },
			contextValue: "step",
		},
		{
			body: new MarkdownString(factsOf(step).join("\n\n")),
			mode: CommentMode.Preview,
			author: { name: (place && placeWord(place, target)) || l10n.t("Tour") },
			contextValue: "facts",
		},
	];
}

function factsOf(step: StepToTell): readonly string[] {
	const { placed, index, told, all, candidate, isUnshowable, isTried } = step;
	const { tour, places, found } = placed;
	const place = places[index];
	const target = stepTarget(tour, index, found.root);
	const facts: string[] = [];
	if (placed.isRefUnknown && index === 0)
		facts.push(
			plain(
				l10n.t(
					"The tour speaks of {0}, which git does not know here: it is played on the code of today.",
					tour.ref ?? "",
				),
			),
		);
	if (tour.when !== undefined && index === 0)
		facts.push(
			`${plain(
				isMeantHere(tour)
					? l10n.t("The tour says when it is meant:")
					: l10n.t(
							"The tour is not meant for this machine, but where this holds:",
						),
			)} ${code(tour.when)}`,
		);
	if (isUnshowable)
		facts.push(plain(l10n.t("Its file cannot be shown as text.")));
	const caveat = place && placeCaveat(place, target, candidate !== undefined);
	if (caveat !== undefined) facts.push(`**${plain(caveat)}**`);
	if (place?.state === "proposed")
		facts.push(
			place.candidates
				.map((each, at) => {
					const words = spotWords(target, each);
					return plain(at === candidate ? l10n.t("{0} (shown)", words) : words);
				})
				.join(" · "),
		);
	// Lines for a shell stand in the text.
	for (const { kind, text } of told.runs)
		if (kind === "try")
			facts.push(
				`${plain(isTried ? l10n.t("You tried it, and it works:") : l10n.t("Try it:"))} ${code(text)}`,
			);
		else if (kind !== "shell")
			facts.push(
				`${plain(l10n.t("It asks for a command of the editor:"))} ${code(text)}`,
			);
	if (told.runs.some(({ kind }) => kind !== "try" || !isTried))
		facts.push(plain(l10n.t("Nothing of it runs before you say so.")));
	facts.push(plain(onwards(tour, index, all)));
	return facts;
}

function onwards(tour: Tour, index: number, all: readonly FoundTour[]): string {
	const after = tour.steps[index + 1];
	if (after)
		return l10n.t("Next: {0}", `${index + 2}. ${stepLabel(after, index + 1)}`);
	const next = nextTourOf(
		tour,
		all.flatMap((each) => each.tour ?? []),
	);
	return next
		? l10n.t(
				"This is the last step. Next tour: {0}",
				plainTourTitle(next.title),
			)
		: l10n.t("This is the last step.");
}

/** Words as words; what no Markdown would take in the midst of a line is not escaped, for a screen reader reads that aloud. */
function plain(words: string): string {
	return escapeMarkdown(visibleText(words.slice(0, 400))).replace(
		/\\([.()!+#-])/g,
		"$1",
	);
}

function code(text: string): string {
	return inlineCode(visibleText(text.slice(0, 400)));
}
