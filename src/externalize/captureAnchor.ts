import type { Anchor, Quote } from "../core/anchor/anchor.ts";
import { nearOf, writeNear } from "../core/anchor/engine/near.ts";
import { regionOf, solidIndexAt } from "../core/anchor/engine/region.ts";
import {
	type PreparedText,
	prepareLines,
} from "../core/anchor/preparedText.ts";
import { makeQuote } from "../core/anchor/quote.ts";
import { symbolOf } from "../core/anchor/symbolOf.ts";
import type { LineRange } from "../core/lineRange.ts";
import { cellPlaceOf } from "../core/notebook/cellPlaces.ts";
import type { CodeText } from "../core/notebook/codeText.ts";
import type { RepoPath } from "../core/repoPath.ts";

/** What somebody points at: lines of a file, a whole file, or a folder. */
export interface Pointed {
	readonly path: RepoPath;
	readonly isFolder: boolean;
	/** Of the `text`; `undefined`: the whole file or folder. Those past the first cell of a notebook's are left out. */
	readonly lines: LineRange | undefined;
	/** The file's code, split into lines; empty for a folder. */
	readonly text: readonly string[];
	/** The cells of a notebook; none for other files. */
	readonly cells?: CodeText["cells"];
	/** A language name as Git hosts know it for colouring, e.g. `ts`; `text` where none is known. A cell knows its own. */
	readonly language: string;
	/** As an editor that knows the language says; `undefined` where none does: then it is read without one. */
	readonly symbol: string | undefined;
	/** Full hash of HEAD. */
	readonly commit: string | undefined;
	/** Git blob id of the file's text. */
	readonly blob: string | undefined;
}

/** A folder as it is pointed at. */
export function pointedFolder(
	path: RepoPath,
): Omit<Pointed, "commit" | "blob"> {
	return {
		path,
		isFolder: true,
		lines: undefined,
		text: [],
		language: "text",
		symbol: undefined,
	};
}

/**
 * The anchor and quote of a note on what is pointed at. Blank lines say nothing by which they could be found again: those
 * at the ends are left out, and where there are no others, the nearest line that is not blank is meant (below, else
 * above). Of a text without any, the note speaks as a whole.
 */
export function captureAnchor(pointed: Pointed): {
	readonly anchor: Omit<Anchor, "noteLine">;
	readonly quote: Quote;
} {
	const { path, isFolder, language, symbol, commit, blob, cells } = pointed;
	const text = prepareLines(pointed.text);
	const wanted = pointed.lines && solidLines(text, pointed.lines, cells);
	const inCell = wanted && cellPlaceOf({ cells }, wanted);
	const quote = makeQuote(pointed.text, wanted);
	return {
		anchor: {
			path,
			isFolder,
			lines: inCell?.lines ?? wanted,
			language: inCell?.language ?? language,
			symbol: symbol ?? (wanted && readSymbol(text, wanted, pointed)),
			commit,
			blob,
			near: wanted && nearText(text, wanted, quote),
			cell: inCell?.id,
		},
		quote,
	};
}

/** Those of the lines that a note can speak of: in a notebook, of one cell. */
function solidLines(
	text: PreparedText,
	{ start, end }: LineRange,
	cells: Pointed["cells"],
): LineRange | undefined {
	const cell = cells?.find(
		({ first, last }) => first <= start && start <= last,
	);
	const all = { start: 1, end: text.lines.length };
	const within = cell ? { start: cell.first, end: cell.last } : all;
	return (
		solidWithin(text, { start, end: Math.min(end, within.end) }) ??
		nearestSolid(text, start, within) ??
		nearestSolid(text, start, all)
	);
}

/** The lines without the blank ones at their ends; `undefined` where there are no others. */
function solidWithin(
	text: PreparedText,
	{ start, end }: LineRange,
): LineRange | undefined {
	const first = text.solid[solidIndexAt(text, start)];
	const last = text.solid[solidIndexAt(text, end + 1) - 1];
	return first && last && first.line <= last.line
		? { start: first.line, end: last.line }
		: undefined;
}

/** The first line at or after `line` that is not blank, else the last before it. */
function nearestSolid(
	text: PreparedText,
	line: number,
	within: LineRange,
): LineRange | undefined {
	const below = solidWithin(text, { start: line, end: within.end });
	if (below) return { start: below.start, end: below.start };
	const above = solidWithin(text, { start: within.start, end: line });
	return above && { start: above.end, end: above.end };
}

/** Nothing is read where words stand at the beginnings of lines that declare nothing, or in cells. */
function readSymbol(
	text: PreparedText,
	lines: LineRange,
	{ language, cells }: Pick<Pointed, "language" | "cells">,
): string | undefined {
	return cells || withoutDeclarations.has(language)
		? undefined
		: symbolOf(text, lines);
}

/** Prose, data and markup. */
const withoutDeclarations: ReadonlySet<string> = new Set(
	"text md mdx rst adoc tex csv tsv json jsonc json5 yaml toml ini cfg conf properties xml html svg css scss sass less lock log diff patch dockerfile makefile".split(
		" ",
	),
);

function nearText(
	text: PreparedText,
	lines: LineRange,
	quote: Quote,
): string | undefined {
	const region = regionOf(text, lines);
	return region && writeNear(nearOf(region, quote));
}
