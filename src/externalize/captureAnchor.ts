import type { Anchor, Quote } from "../core/anchor/anchor.ts";
import { nearOf, writeNear } from "../core/anchor/engine/near.ts";
import { regionOf } from "../core/anchor/engine/region.ts";
import { prepareLines } from "../core/anchor/preparedText.ts";
import { makeQuote } from "../core/anchor/quote.ts";
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

/** The anchor and quote of a note on what is pointed at. Lines past the end of the text are left out. */
export function captureAnchor(pointed: Pointed): {
	readonly anchor: Omit<Anchor, "noteLine">;
	readonly quote: Quote;
} {
	const { path, isFolder, language, symbol, commit, blob, cells } = pointed;
	const wanted =
		pointed.lines && withinText(pointed.lines, pointed.text.length);
	const inCell = wanted && cellPlaceOf({ cells }, wanted);
	const lines = wanted && inCell ? linesFrom(wanted, inCell.lines) : wanted;
	const quote = lines ? makeQuote(pointed.text, lines) : { lines: [] };
	return {
		anchor: {
			path,
			isFolder,
			lines: inCell?.lines ?? lines,
			language: inCell?.language ?? language,
			symbol,
			commit,
			blob,
			near: lines && nearText(pointed.text, lines, quote),
			cell: inCell?.id,
		},
		quote,
	};
}

function withinText(range: LineRange, length: number): LineRange | undefined {
	if (length === 0) return undefined;
	const end = Math.min(range.end, length);
	return { start: Math.min(range.start, end), end };
}

/** As many lines as in the cell. */
function linesFrom({ start }: LineRange, inCell: LineRange): LineRange {
	return { start, end: start + inCell.end - inCell.start };
}

function nearText(
	text: readonly string[],
	lines: LineRange,
	quote: Quote,
): string | undefined {
	const region = regionOf(prepareLines(text), lines);
	return region && writeNear(nearOf(region, quote));
}
