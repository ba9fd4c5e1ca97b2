import type { Anchor, Quote } from "../../core/anchor/anchor.ts";
import { prepareDiff } from "../../core/anchor/engine/matchLines.ts";
import type { FileToday } from "../../core/anchor/engine/place.ts";
import type { PreparedText } from "../../core/anchor/preparedText.ts";
import { makeQuote } from "../../core/anchor/quote.ts";
import {
	inFile,
	type Placement,
	relocate,
} from "../../core/anchor/relocate.ts";
import type { LineRange } from "../../core/lineRange.ts";
import { isNotebookPath } from "../../core/notebook/codeText.ts";
import type { Pacer } from "../../core/pacer.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { Base } from "../../core/whereabouts/bases.ts";
import {
	type ElsewhereSearch,
	lookElsewhere,
	type Sought,
} from "../../core/whereabouts/elsewhere.ts";
import type { Texts } from "../../core/whereabouts/texts.ts";
import { linesOfSelection, movedSelection } from "./movedSelection.ts";
import type { PatternLines } from "./patternLines.ts";
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
	readonly elsewhere:
		| (Omit<ElsewhereSearch<Sought>, "texts" | "baseOf" | "pacer"> & {
				baseIn(commit: string): Promise<Base | undefined>;
		  })
		| undefined;
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

/**
 * Says where each step is today. A line or a selection is an anchor in the text of the commit that set it, and is found again as
 * every other anchor; a pattern is what it matches today, and only where that is nothing what it matched then.
 */
export async function placeSteps(
	steps: readonly StepToPlace[],
	placing: StepPlacing,
): Promise<readonly StepPlace[]> {
	const places: StepPlace[] = [];
	for (const step of steps) {
		if (placing.pacer.isDue()) await placing.pacer.rest();
		places.push(await placeOf(step, placing));
	}
	return places;
}

async function placeOf(
	step: StepToPlace,
	placing: StepPlacing,
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
	placing: StepPlacing,
): Promise<StepPlace> {
	const isFolder = kind === "folder";
	if ((await placing.kindOf(path)) !== undefined)
		return { state: "whole", path, isFolder };
	const gone: StepPlace = { state: "lost", path, isGone: true };
	if (isFolder || !birth) return gone;
	const found = await placeElsewhere(
		{
			anchor: anchorOf(birth, path, undefined),
			quote: { lines: [] },
			past: await placing.texts.at(birth.commit, birth.target.path),
			...{ home: undefined, stands: false },
		},
		birth,
		placing,
	);
	return found.state === "whole"
		? { state: "whole", path: found.path, isFolder }
		: gone;
}

async function placeOfPattern(
	target: Extract<StepTarget, { kind: "pattern" }>,
	{ birth }: StepToPlace,
	placing: StepPlacing,
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
	const found = await placeOfMark(
		{ start: then, end: then },
		...([path, past, birth, placing] as const),
	);
	const withPattern = async <Spot extends StepSpot>(spot: Spot) => {
		const text = await texts.today(spot.path);
		return {
			...spot,
			pattern: isMarker ? undefined : text && patternFor(text, spot.line),
		};
	};
	switch (found.state) {
		case "attached": {
			const { lines, path: to, certainty, p } = found;
			const spot = await withPattern({
				...{ path: to, line: lines.start, selection: undefined },
			});
			return { state: "attached", spot, certainty, p };
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
	placing: StepPlacing,
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
					isBeyond: home !== undefined && reach > home.lines.length,
				};
	if (isNotebookPath(path) || (!isGone && !home))
		return unanchored("not-followed");
	if (!birth) return unanchored(why);
	const past = await texts.at(birth.commit, birth.target.path);
	if (!past || reach > past.lines.length) return unanchored("not-there-then");
	if (home && isSameText(past, home))
		return { state: "attached", spot, certainty: "unique", p: 1 };
	const mark = (lines: LineRange) =>
		placeOfMark(lines, path, past, birth, placing);
	// Where it is shown is what matters; a selection without a line is both.
	const shown =
		target.line === undefined && selected
			? selected
			: { start: line, end: line };
	const found = await mark(shown);
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

interface PlacedLines {
	readonly path: RepoPath;
	readonly lines: LineRange;
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

/**
 * Where lines of the text `past` are today that the file at `path` is to hold. Of lines that hold white space alone the nearest
 * line with more is followed, below them first, and the distance kept where it still is one of such lines.
 */
async function placeOfMark(
	lines: LineRange,
	path: RepoPath,
	past: PreparedText,
	birth: StepBirth,
	placing: StepPlacing,
): Promise<Placement> {
	const { texts, pacer } = placing;
	const own = past.solid.some(
		({ line }) => lines.start <= line && line <= lines.end,
	)
		? lines
		: nearestSolid(past, lines);
	if (!own) return { state: "lost" };
	const shift = { start: lines.start - own.start, end: lines.end - own.end };
	const anchor = anchorOf(birth, path, own);
	const quote: Quote = makeQuote(past.lines, own);
	const now = await texts.today(path);
	const home: FileToday | undefined = now && inFile(path, now).same;
	if (now) await prepareDiff(past, now, pacer);
	const atHome = now && relocate(anchor, quote, inFile(path, now), past);
	const placement =
		atHome?.state === "attached"
			? atHome
			: await placeElsewhere(
					{ anchor, quote, past, home, stands: now !== undefined },
					birth,
					placing,
				);
	return own === lines ? placement : shifted(placement, shift, texts);
}

/** Farther lines say nothing of it. */
const nearby = 5;

function nearestSolid(
	{ solid }: PreparedText,
	{ start, end }: LineRange,
): LineRange | undefined {
	const below = solid.find(({ line }) => line > end)?.line;
	if (below !== undefined && below - end <= nearby)
		return { start: below, end: below };
	const above = solid.findLast(({ line }) => line < start)?.line;
	return above !== undefined && start - above <= nearby
		? { start: above, end: above }
		: undefined;
}

async function shifted(
	placement: Placement,
	by: { readonly start: number; readonly end: number },
	texts: Texts,
): Promise<Placement> {
	const moved = async <Placed extends PlacedLines>(placed: Placed) => {
		const { path, lines } = placed;
		const there = { start: lines.start + by.start, end: lines.end + by.end };
		const text = await texts.today(path);
		const isBlank =
			there.start > 0 &&
			text?.lines
				.slice(there.start - 1, there.end)
				.join("")
				.trim() === "" &&
			there.end <= text.lines.length;
		return isBlank ? { ...placed, lines: there } : placed;
	};
	if (placement.state === "attached") return moved(placement);
	if (placement.state === "proposed")
		return {
			...placement,
			candidates: await Promise.all(placement.candidates.map(moved)),
		};
	return placement;
}

function anchorOf(
	{ commit }: StepBirth,
	path: RepoPath,
	lines: LineRange | undefined,
): Anchor {
	return {
		...{ path, lines, commit, isFolder: false, language: "text", noteLine: 1 },
		...{ symbol: undefined, blob: undefined, near: undefined, cell: undefined },
	};
}

/** Looks into the files that it may have gone to. */
async function placeElsewhere(
	sought: Sought,
	{ commit, target }: StepBirth,
	{ elsewhere, texts, pacer }: StepPlacing,
): Promise<Placement> {
	const { anchor, quote, home, past } = sought;
	const path = anchor.path;
	if (!elsewhere)
		return home
			? relocate(anchor, quote, inFile(path, home.now()), past)
			: { state: "lost" };
	// A file that is gone is known to git by its name of then.
	const own = home
		? sought
		: { ...sought, anchor: { ...anchor, path: target.path } };
	const find = await lookElsewhere<Sought>([own], {
		...elsewhere,
		...{ texts, pacer, baseOf: () => elsewhere.baseIn(commit) },
	});
	const where = await find(own);
	return (
		where.found ?? relocate(own.anchor, quote, where.today, where.past ?? past)
	);
}
