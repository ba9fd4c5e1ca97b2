import type { Anchor } from "../anchor/anchor.ts";
import type { LineRange } from "../lineRange.ts";
import { type CellLines, type CodeText, isNotebookPath } from "./codeText.ts";

/** Lines as people know them in a notebook. */
export interface CellPlace {
	/** The cell's number in the order of the file, from 1. */
	readonly cell: number;
	readonly id: string | undefined;
	readonly language: string;
	/** Within the cell's source. */
	readonly lines: LineRange;
}

/**
 * The cell that holds the first of these lines of a notebook's text, and the lines in it; those in further cells are left
 * out. `undefined` for lines past the end, and in what is no notebook.
 */
export function cellPlaceOf(
	{ cells }: Pick<CodeText, "cells">,
	lines: LineRange,
): CellPlace | undefined {
	const index =
		cells?.findIndex(
			({ first, last }) => first <= lines.start && lines.start <= last,
		) ?? -1;
	const cell = cells?.[index];
	if (!cell) return undefined;
	return {
		cell: index + 1,
		id: cell.id,
		language: cell.language,
		lines: {
			start: lines.start - cell.first + 1,
			end: Math.min(lines.end, cell.last) - cell.first + 1,
		},
	};
}

/** Lines within a cell as lines of its notebook's text. */
export function linesOfCell(
	{ first }: Pick<CellLines, "first">,
	{ start, end }: LineRange,
): LineRange {
	return { start: first + start - 1, end: first + end - 1 };
}

/**
 * Where the lines that an anchor names are in a text of its file: in the cell that it names, once for each that bears the
 * id (none, where the cell is gone); in any cell where it names none. Without a text, only lines of other files are known.
 */
export function anchoredLines(
	{ path, lines, cell }: Pick<Anchor, "path" | "lines" | "cell">,
	text: Pick<CodeText, "cells"> | undefined,
): readonly LineRange[] {
	if (!lines) return [];
	if (!text?.cells)
		return text || (cell === undefined && !isNotebookPath(path)) ? [lines] : [];
	return text.cells
		.filter(
			({ id, first, last }) =>
				(cell === undefined || cell === id) && first + lines.end - 1 <= last,
		)
		.map((each) => linesOfCell(each, lines));
}
