import type { Finding, FindingCode } from "../../core/finding.ts";
import type { LineRange } from "../../core/lineRange.ts";
import { type Message, msg, verbatim } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { shortenFound } from "../../core/shortenFound.ts";
import { readTrial } from "../../core/trial.ts";
import { spotWords, targetWords } from "./placeWords.ts";
import { stepMove } from "./stepMove.ts";
import type { StepPlace, UnanchoredReason } from "./stepPlace.ts";
import { type StepTarget, stepTarget } from "./stepTarget.ts";
import { plainTourTitle, type Tour, type TourStep } from "./tour.ts";
import { tourLinks } from "./tourLinks.ts";
import { tourRuns } from "./tourRuns.ts";
import { whenHolds } from "./whenHolds.ts";

/** What is looked at to find what is wrong with a tour. */
export interface CheckedTour {
	readonly tour: Tour;
	readonly root: RepoPath;
	/** One for each step. */
	readonly places: readonly StepPlace[];
	readonly isRefUnknown: boolean;
	/** How many steps each tour has that may be named, this one included, by its title. */
	readonly tours: ReadonlyMap<string, number>;
}

/** Whether a condition can be read is the same everywhere. */
const nowhere = {
	...{ isLinux: false, isMac: false },
	...{ isWindows: false, isWeb: false },
};

/** What is wrong with a tour beside its syntax, in the order of its steps: what is to be run is told, too. */
export function tourFindings(checked: CheckedTour): readonly Finding[] {
	const { tour, root, places, tours, isRefUnknown } = checked;
	const top = { start: 1, end: 1 };
	const findings: Finding[] = [];
	if (isRefUnknown)
		findings.push(
			finding(
				"tour-ref",
				"warning",
				top,
				tour.ref ?? "",
				msg`a commit, a tag or a branch of this repository`,
			),
		);
	if (tour.when !== undefined && whenHolds(tour.when, nowhere) === undefined)
		findings.push(
			finding(
				"tour-when",
				"warning",
				top,
				tour.when,
				msg`a condition on isLinux, isMac, isWindows and isWeb`,
			),
		);
	if (tour.nextTour !== undefined && !tours.has(tour.nextTour))
		findings.push(
			finding(
				"tour-next",
				"warning",
				top,
				tour.nextTour,
				msg`the title of a tour`,
			),
		);
	const untold = new Set<UnanchoredReason>();
	for (const [index, step] of tour.steps.entries()) {
		const target = stepTarget(tour, index, root);
		const place = places[index];
		findings.push(...textFindings(step, checked), ...trialFindings(step, root));
		if (place)
			findings.push(
				...placeFindings(place, target, step.written, root, untold),
			);
	}
	return findings;
}

function finding(
	code: FindingCode,
	severity: Finding["severity"],
	lines: LineRange,
	found: string,
	expected: Message,
): Finding {
	return { code, severity, lines, found: shortenFound(found), expected };
}

function textFindings(
	step: TourStep,
	{ tour, tours, root }: CheckedTour,
): readonly Finding[] {
	const { description, written } = step;
	const findings: Finding[] = [];
	if (description.trim() === "")
		findings.push(
			finding(
				"tour-step-empty",
				"warning",
				written,
				"",
				msg`a “description” that says something`,
			),
		);
	for (const link of tourLinks(description, new Set(tours.keys()))) {
		const title = [...tours.keys()].find(
			(each) => plainTourTitle(each) === link.title,
		);
		const most =
			link.title === undefined ? tour.steps.length : tours.get(title ?? "");
		const isThere =
			link.step === undefined || (link.step >= 1 && link.step <= (most ?? 0));
		if (!isThere)
			findings.push(
				finding(
					...(["tour-link", "warning", written] as const),
					description.slice(link.start, link.end),
					msg`a step from 1 to ${most ?? 0}`,
				),
			);
	}
	for (const { kind, text } of tourRuns(step, root))
		findings.push(
			finding(
				...(["tour-runs", "info", written] as const),
				kind === "shell"
					? `>> ${text}`
					: kind === "link"
						? `command:${text}`
						: text,
				msg`to be asked before it runs`,
			),
		);
	return findings;
}

function trialFindings(
	{ trial, written }: TourStep,
	root: RepoPath,
): readonly Finding[] {
	if (trial === undefined || readTrial(trial, root)) return [];
	return [
		finding(
			...(["tour-field", "warning", written, `try: ${trial}`] as const),
			msg`\`task <name>\`, \`test <file of the repository>\` or \`launch <name>\``,
		),
	];
}

function placeFindings(
	place: StepPlace,
	target: StepTarget,
	written: LineRange,
	root: RepoPath,
	untold: Set<UnanchoredReason>,
): readonly Finding[] {
	const was = targetWords(target);
	const tell = (
		code: FindingCode,
		severity: Finding["severity"],
		expected: Message,
		found = was,
	) => [finding(code, severity, written, found, expected)];
	switch (place.state) {
		case "none":
			return [];
		case "outside":
			return tell("tour-outside", "warning", msg`a path in the repository`);
		case "whole":
			return "path" in target && place.path !== target.path
				? tell("tour-moved", "warning", msg`${place.path}`)
				: [];
		case "pinned":
			return place.isBeyond
				? tell("tour-beyond", "warning", msg`a line of that file`)
				: [];
		case "unanchored":
			if (place.isBeyond)
				return tell("tour-beyond", "warning", msg`a line of that file`);
			if (place.why === "uncommitted") return [];
			// Once: of a shallow clone it is true of every step.
			if (place.why === "no-history") {
				if (untold.has(place.why)) return [];
				untold.add(place.why);
				return tell("tour-unanchored", "info", msg`the history of this file`);
			}
			return tell(
				...(["tour-unanchored", "info"] as const),
				place.why === "not-followed"
					? msg`a file whose lines are followed`
					: msg`a line that was there when the step was committed`,
			);
		case "lost":
			if (place.problem)
				return tell(
					...(["tour-pattern", "warning"] as const),
					place.problem === "syntax"
						? msg`a regular expression`
						: msg`a pattern that is found at once`,
				);
			if (place.isGone)
				return tell(
					"tour-missing",
					"warning",
					msg`a file or folder of the repository`,
					place.path,
				);
			return target.kind === "pattern"
				? tell("tour-pattern", "warning", msg`a pattern that matches a line`)
				: tell("tour-lost", "warning", msg`the code that it was about`);
		case "proposed":
			return tell(
				...(["tour-proposed", "warning"] as const),
				msg`one of these, as you see it: ${place.candidates.map((each) => spotWords(target, each)).join(", ")}`,
			);
		case "attached": {
			const now = verbatim(spotWords(target, place.spot));
			if (stepMove(target, place.spot, root))
				return tell("tour-moved", "warning", now);
			if (place.isUnmatched)
				return tell(
					"tour-pattern",
					"warning",
					msg`a pattern that matches this line: ${spotWords(target, place.spot)}`,
				);
			if (place.certainty !== "nearest") return [];
			return target.kind === "pattern"
				? tell(
						"tour-pattern",
						"warning",
						msg`a pattern that matches one line; the first one is taken`,
					)
				: tell("tour-nearest", "info", now);
		}
	}
}
