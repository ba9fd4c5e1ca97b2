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
import type { Pacer } from "../../core/pacer.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { Texts } from "../../core/whereabouts/texts.ts";
import type { Seek } from "./seekElsewhere.ts";
import type { StepBirth } from "./stepBirths.ts";

/** What a mark is placed with. */
export interface MarkPlacing {
	readonly texts: Texts;
	readonly seek: Seek;
	readonly pacer: Pacer;
}

/** Where something is. */
export interface PlacedLines {
	readonly path: RepoPath;
	/** 1-based, inclusive. */
	readonly lines: LineRange;
}

/**
 * Where lines of the text `past` are today that the file at `path` is to hold. Of lines that hold white space alone the nearest
 * line with more is followed, below them first, and the distance kept where it still is one of such lines.
 */
export async function placeMark(
	lines: LineRange,
	path: RepoPath,
	past: PreparedText,
	birth: StepBirth,
	placing: MarkPlacing,
): Promise<Placement> {
	const { texts, pacer, seek } = placing;
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
			: await seek(
					{ anchor, quote, past, home, stands: now !== undefined },
					birth,
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

/** An anchor in the text of the commit that set a step’s place; `undefined` speaks of the whole file. */
export function anchorOf(
	{ commit }: StepBirth,
	path: RepoPath,
	lines: LineRange | undefined,
): Anchor {
	return {
		...{ path, lines, commit, isFolder: false, language: "text", noteLine: 1 },
		...{ symbol: undefined, blob: undefined, near: undefined, cell: undefined },
	};
}
