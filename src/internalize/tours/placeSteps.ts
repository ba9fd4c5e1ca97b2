import type { PreparedText } from "../../core/anchor/preparedText.ts";
import type { Placement } from "../../core/anchor/relocate.ts";
import type { LineRange } from "../../core/lineRange.ts";
import { isNotebookPath } from "../../core/notebook/codeText.ts";
import type { Pacer } from "../../core/pacer.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { Texts } from "../../core/whereabouts/texts.ts";
import { linesOfSelection, movedSelection } from "./movedSelection.ts";
import type { PatternLines } from "./patternLines.ts";
import { anchorOf, type PlacedLines, placeMark } from "./placeMark.ts";
import {
	type ElsewhereFiles,
	type Seek,
	seekElsewhere,
} from "./seekElsewhere.ts";
import type { StepBirth } from "./stepBirths.ts";
import type {
	StepCandidate,
	StepPlace,
	StepSpot,
	UnanchoredReason,
} from "./stepPlace.ts";
import type { PlacedTarget, StepTarget } from "./stepTarget.ts";

/** What steps are placed with. */
export interface StepPlacing {
	readonly texts: Texts;
	kindOf(path: RepoPath): Promise<"file" | "folder" | undefined>;
	/** Lines that a pattern matches in a text. */
	patternLines(pattern: string, text: PreparedText): PatternLines;
	/** For looking into other files; `undefined` without git. */
	readonly elsewhere: ElsewhereFiles | undefined;
	readonly pacer: Pacer;
}

/** A step to be placed: what it points at, and the commit that let it. */
export interface StepToPlace {
	readonly target: StepTarget;
	/** `undefined` where none is known. */
	readonly birth: StepBirth | undefined;
	/** Why none is known. */
	readonly why: "uncommitted" | "no-history";
}

interface Seeking extends StepPlacing {
	readonly seek: Seek;
}

/**
 * Says where each step is today. A line or a selection is an anchor in the text of the commit that set it, and is found again as
 * every other anchor; a pattern is what it matches today, and only where that is nothing what it matched then. Other files are read
 * once, for all steps.
 */
export async function placeSteps(
	steps: readonly StepToPlace[],
	placing: StepPlacing,
): Promise<readonly StepPlace[]> {
	const { elsewhere, texts, pacer } = placing;
	const rounds = seekElsewhere(elsewhere, texts, pacer);
	const strays = new Set<number>();
	const places: StepPlace[] = [];
	for (const [index, step] of steps.entries()) {
		if (pacer.isDue()) await pacer.rest();
		const seek: Seek = (stray, birth) => {
			strays.add(index);
			return rounds.first(stray, birth);
		};
		places.push(await placeOf(step, { ...placing, seek }));
	}
	const seek = await rounds.second();
	for (const index of seek ? strays : []) {
		const step = steps[index];
		if (pacer.isDue()) await pacer.rest();
		if (step && seek) places[index] = await placeOf(step, { ...placing, seek });
	}
	return places;
}

async function placeOf(
	step: StepToPlace,
	placing: Seeking,
): Promise<StepPlace> {
	const { target } = step;
	switch (target.kind) {
		case "none":
			return { state: "none" };
		case "outside":
			return { state: "outside", written: target.written };
		case "folder":
		case "file":
			return placeOfWhole(target, step, placing);
		case "pattern":
			return placeOfPattern(target, step, placing);
		case "lines":
			return placeOfLines(target, step, placing);
	}
}

async function placeOfWhole(
	{ kind, path }: PlacedTarget,
	{ birth }: StepToPlace,
	placing: Seeking,
): Promise<StepPlace> {
	const isFolder = kind === "folder";
	if ((await placing.kindOf(path)) !== undefined)
		return { state: "whole", path, isFolder };
	const gone: StepPlace = { state: "lost", path, isGone: true };
	if (isFolder || !birth) return gone;
	const found = await placing.seek(
		{
			anchor: anchorOf(birth, path, undefined),
			quote: { lines: [] },
			past: await placing.texts.at(birth.commit, birth.target.path),
			...{ home: undefined, stands: false },
		},
		birth,
	);
	return found.state === "whole"
		? { state: "whole", path: found.path, isFolder }
		: gone;
}

async function placeOfPattern(
	target: Extract<StepTarget, { kind: "pattern" }>,
	{ birth }: StepToPlace,
	placing: Seeking,
): Promise<StepPlace> {
	const { path, pattern, isMarker } = target;
	const { texts, patternLines } = placing;
	const isGone = (await placing.kindOf(path)) !== "file";
	const home = isGone ? undefined : await texts.today(path);
	const matched = home && patternLines(pattern, home);
	const [line, ...more] = matched?.lines ?? [];
	if (line !== undefined) {
		const spot = { path, line, selection: undefined };
		return more.length === 0
			? { state: "attached", spot, certainty: "unique", p: 1 }
			: // As CodeTour does.
				{ state: "attached", spot, certainty: "nearest", p: 1 };
	}
	const lost: StepPlace = {
		...{ state: "lost", path, isGone, problem: matched?.problem },
	};
	const past = birth && (await texts.at(birth.commit, birth.target.path));
	const [then] = past ? patternLines(pattern, past).lines : [];
	if (!past || then === undefined) return lost;
	const found = await placeMark(
		{ start: then, end: then },
		...([path, past, birth, placing] as const),
	);
	const withPattern = async <Spot extends StepSpot>(spot: Spot) => {
		const text = await texts.today(spot.path);
		// In a file that was only renamed it may do as it is.
		const isStillRight =
			text && patternLines(pattern, text).lines[0] === spot.line;
		return {
			...spot,
			pattern:
				isMarker || isStillRight || !text
					? undefined
					: patternFor(text, spot.line),
		};
	};
	switch (found.state) {
		case "attached": {
			const { lines, path: to, certainty, p } = found;
			const spot = await withPattern({
				...{ path: to, line: lines.start, selection: undefined },
			});
			return { state: "attached", spot, certainty, p, isUnmatched: true };
		}
		case "proposed":
			return {
				state: "proposed",
				candidates: await Promise.all(
					found.candidates.map(({ path: to, lines, p }) =>
						withPattern({
							...{ path: to, line: lines.start, selection: undefined, p },
						}),
					),
				),
			};
		default:
			return lost;
	}
}

/** An expression that matches the text of a line, as CodeTour writes it; `undefined` where the same stands in another line before. */
function patternFor(text: PreparedText, line: number): string | undefined {
	const own = (text.lines[line - 1] ?? "").trim();
	if (
		own === "" ||
		text.lines.findIndex((each) => each.includes(own)) !== line - 1
	)
		return undefined;
	return own.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

async function placeOfLines(
	target: Extract<StepTarget, { kind: "lines" }>,
	{ birth, why }: StepToPlace,
	placing: Seeking,
): Promise<StepPlace> {
	const { path, selection } = target;
	const line = target.line ?? selection?.end.line ?? 1;
	const spot: StepSpot = { path, line, selection };
	const { texts } = placing;
	const isGone = (await placing.kindOf(path)) !== "file";
	const home = isGone ? undefined : await texts.today(path);
	const selected = selection && linesOfSelection(selection);
	const reach = Math.max(line, selected?.end ?? 0);
	const unanchored = (why: UnanchoredReason): StepPlace =>
		isGone
			? { state: "lost", path, isGone }
			: {
					...{ state: "unanchored", spot, why },
					isBeyond: home !== undefined && reach > home.lines.length + 1,
				};
	if (isNotebookPath(path) || (!isGone && !home))
		return unanchored("not-followed");
	if (!birth) return unanchored(why);
	const past = await texts.at(birth.commit, birth.target.path);
	if (!past || reach > past.lines.length) return unanchored("not-there-then");
	if (home && isSameText(past, home))
		return { state: "attached", spot, certainty: "unique", p: 1 };
	const mark = (lines: LineRange) =>
		placeMark(lines, path, past, birth, placing);
	// Where it is shown is what matters; a selection without a line is both.
	const shown =
		target.line === undefined && selected
			? selected
			: { start: line, end: line };
	const found = await mark(shown);
	// Whoever points at a file's first line speaks of the file.
	if (found.state !== "attached" && home && line === 1 && !selection)
		return { state: "attached", spot, certainty: "changed", p: 1 };
	if (found.state === "whole" || found.state === "lost")
		return { state: "lost", path, isGone };
	const selectedNow =
		selected && shown !== selected ? await mark(selected) : found;
	const at = async ({ path: to, lines }: PlacedLines): Promise<StepSpot> => {
		const today = (await texts.today(to))?.lines ?? [];
		const selectedThere = linesIn(selectedNow, to, lines, shown === selected);
		return {
			path: to,
			line: target.line === undefined ? lines.end : lines.start,
			selection:
				selection &&
				selectedThere &&
				movedSelection(selection, selectedThere, past.lines, today),
		};
	};
	if (found.state === "attached") {
		const { certainty, p } = found;
		return { state: "attached", spot: await at(found), certainty, p };
	}
	const candidates: StepCandidate[] = [];
	for (const each of found.candidates)
		candidates.push({ ...(await at(each)), p: each.p });
	return { state: "proposed", candidates };
}

/** Where the selected lines are in the file in which the step is shown; `undefined` where that is not certain. */
function linesIn(
	selected: Placement | undefined,
	path: RepoPath,
	shown: LineRange,
	isShown: boolean,
): LineRange | undefined {
	if (isShown) return shown;
	return selected?.state === "attached" && selected.path === path
		? selected.lines
		: undefined;
}

function isSameText(one: PreparedText, other: PreparedText): boolean {
	return (
		one.lines.length === other.lines.length &&
		one.lines.every((line, at) => line === other.lines[at])
	);
}
