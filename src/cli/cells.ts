import { TacitError } from "../core/errors.ts";
import type { LineRange } from "../core/lineRange.ts";
import { msg } from "../core/message.ts";
import { linesOfCell } from "../core/notebook/cellPlaces.ts";
import type { CodeText } from "../core/notebook/codeText.ts";
import type { Target } from "./readTarget.ts";

/** Throws `bad-argument` for lines of a file that ends before `line`; `seen` names the file. */
export function refuseBeyondEnd(
	line: number,
	{ length }: readonly string[],
	seen: string,
): void {
	if (line <= length) return;
	throw new TacitError(
		"bad-argument",
		length === 0
			? msg`${seen} is not text, or empty: it has no lines.`
			: msg`${seen} ends at line ${length}.`,
	);
}

/**
 * The lines of a file's code that somebody pointed at; `undefined`: the whole file. `seen` names the file. Throws
 * `bad-argument` for cells and lines that are not there, and for lines of a notebook without their cell.
 */
export function linesPointedAt(
	code: Pick<CodeText, "lines" | "cells">,
	{ cell, lines }: Pick<Target, "cell" | "lines">,
	seen: string,
): LineRange | undefined {
	const refuse = (message: TacitError["words"]) =>
		new TacitError("bad-argument", message);
	const { cells } = code;
	if (cell === undefined) {
		if (lines && cells)
			throw refuse(
				msg`${seen} is a notebook: write the cell before the lines, both counted from 1: ${`${seen}#3:2-4`}.`,
			);
		return lines;
	}
	if (!cells)
		throw refuse(
			msg`${seen} has no cells: it is no notebook that can be read.`,
		);
	const index = /^\d{1,6}$/.test(cell)
		? Number(cell) - 1
		: cells.findIndex(({ id }) => id === cell);
	const found = cells[index];
	if (!found)
		throw refuse(
			msg`There is no cell ${cell} in ${seen}, which has ${cells.length}.`,
		);
	const length = found.last - found.first + 1;
	if (lines && lines.end > length)
		throw refuse(msg`Cell ${cell} of ${seen} ends at line ${length}.`);
	return linesOfCell(found, lines ?? { start: 1, end: length });
}
