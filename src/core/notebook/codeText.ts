import { splitLines } from "../anchor/preparedText.ts";
import { type Cell, parseNotebook } from "./parseNotebook.ts";

/**
 * The text of a file in which code is looked for. That of a notebook is not its JSON but the sources of its cells, one
 * after the other, each on lines of its own.
 */
export interface CodeText {
	/** Without line ends. */
	readonly lines: readonly string[];
	/** A notebook's cells, in order; `undefined` for any other file. */
	readonly cells: readonly CellLines[] | undefined;
	/** What the file itself holds, for its blob id; `undefined` where only the cells are known. */
	readonly source: string | undefined;
}

/** Where a cell stands in the text of its notebook. */
export interface CellLines {
	readonly id: string | undefined;
	/** As in `Cell`. */
	readonly language: string;
	/** 1-based. */
	readonly first: number;
	/** 1-based, inclusive; an empty cell has one line. */
	readonly last: number;
}

/** Whether the name is that of a notebook. */
export function isNotebookPath(path: string): boolean {
	return /\.ipynb$/i.test(path);
}

/** The code of a file at `path` (or of that name) with this text. A notebook that cannot be read as one is a text like any other. */
export function codeOf(path: string, text: string): CodeText {
	const cells = isNotebookPath(path) ? parseNotebook(text) : undefined;
	return cells
		? { ...codeOfCells(cells), source: text }
		: { lines: splitLines(text), cells: undefined, source: text };
}

/** The code of a notebook with these cells; what its file holds is not known. */
export function codeOfCells(cells: readonly Cell[]): CodeText {
	const lines: string[] = [];
	const places = cells.map(({ id, language, source }) => {
		const first = lines.length + 1;
		for (const line of source.split(/\r\n|\n|\r/)) lines.push(line);
		return { id, language, first, last: lines.length };
	});
	return { lines, cells: places, source: undefined };
}
