import { splitLines } from "../core/anchor/preparedText.ts";
import type { FindPattern } from "../core/findPattern.ts";
import { visibleText } from "../core/markdown/visibleText.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { decodeText } from "../core/textEncoding.ts";
import { patternLines } from "../internalize/tours/patternLines.ts";
import type { StepSpot } from "../internalize/tours/stepPlace.ts";
import { type StepLink, stepProse } from "../internalize/tours/stepProse.ts";
import type { StepTarget } from "../internalize/tours/stepTarget.ts";
import { stepLabel } from "../internalize/tours/tour.ts";
import type { TourProgress } from "../internalize/tours/tourProgress.ts";
import { type TourRun, tourRuns } from "../internalize/tours/tourRuns.ts";
import type { TacitBase } from "./base.ts";
import type { FoundTour, PlacedTour } from "./tours.ts";

/** A step as it is told to somebody who plays the tour. */
export interface ToldStep {
	/** Plain text, on one line. */
	readonly title: string;
	/** Safe Markdown; empty where the step says nothing. */
	readonly text: string;
	readonly links: readonly StepLink[];
	/** What the step would run; nothing of it was run. */
	readonly runs: readonly TourRun[];
}

/** The text of a file at a commit, and the step's place in it. */
export interface CodeOfStep {
	readonly revision: string;
	readonly path: RepoPath;
	readonly text: string;
	/** 1-based; `undefined`: the whole file. */
	readonly spot: Pick<StepSpot, "line" | "selection"> | undefined;
}

/** Plays tours. */
export interface TourPlaying {
	/** What a step (0-based) says; `all` are the tours that it may name. Throws `too-large` for a text that takes too long to read. */
	tellStep(
		found: FoundTour,
		index: number,
		all: readonly FoundTour[],
	): Promise<ToldStep>;
	/**
	 * The code that a step (0-based) was about: of a tour that speaks of a fixed commit in that, else in the commit that set its
	 * place. `undefined` where that is not known, and where the step speaks of no file.
	 */
	codeOfStep(
		placed: PlacedTour,
		index: number,
	): Promise<CodeOfStep | undefined>;
	/** How far somebody has come; `undefined` where that is kept nowhere. */
	readonly tourProgress: TourProgress | undefined;
}

/** Longer texts take a reader of Markdown too long, in UTF-16 units. */
const longestStep = 20_000;

/** Over a repository's history; how far somebody has come is left to the caller. */
export function createTourPlaying(
	{ codec, historyIfAny }: TacitBase,
	findPattern: FindPattern | undefined,
): Omit<TourPlaying, "tourProgress"> {
	async function textAt(
		revision: string,
		path: RepoPath,
	): Promise<string | undefined> {
		const bytes = await historyIfAny?.show(revision, path);
		const decoded = bytes && decodeText(bytes);
		return decoded && "text" in decoded ? decoded.text : undefined;
	}

	function spotIn(target: StepTarget, text: string): CodeOfStep["spot"] {
		if (target.kind === "lines") {
			const line = target.line ?? target.selection?.end.line ?? 1;
			return { line, selection: target.selection };
		}
		if (target.kind !== "pattern" || !findPattern) return undefined;
		const [line] = patternLines(
			target.pattern,
			{ lines: splitLines(text) },
			findPattern,
		).lines;
		return line === undefined ? undefined : { line, selection: undefined };
	}

	return {
		async tellStep({ tour, root }, index, all) {
			const step = tour?.steps[index];
			if (!step) return { title: "", text: "", links: [], runs: [] };
			const titles = new Set(
				all.flatMap((each) => (each.tour ? [each.tour.title] : [])),
			);
			const { text, links } = stepProse(step, titles);
			const [safe = ""] = await codec.safe([text.slice(0, longestStep)]);
			return {
				title: visibleText(stepLabel(step, index).replace(/\s+/g, " ")).trim(),
				...{ text: safe, links, runs: tourRuns(step, root) },
			};
		},
		async codeOfStep({ births, places }, index) {
			const place = places[index];
			if (place?.state === "pinned") {
				const { revision, spot } = place;
				const text = await textAt(revision, spot.path);
				return text === undefined
					? undefined
					: { revision, path: spot.path, text, spot };
			}
			const birth = births[index];
			if (!birth || birth.target.kind === "folder") return undefined;
			const { commit, target } = birth;
			const text = await textAt(commit, target.path);
			return text === undefined
				? undefined
				: {
						...{ revision: commit, path: target.path, text },
						spot: spotIn(target, text),
					};
		},
	};
}
