import { isTacitError, TacitError } from "../core/errors.ts";
import type { LineRange } from "../core/lineRange.ts";
import { msg } from "../core/message.ts";
import {
	type CellPlace,
	cellPlaceOf,
	linesOfCell,
} from "../core/notebook/cellPlaces.ts";
import { type CodeText, isNotebookPath } from "../core/notebook/codeText.ts";
import type { PlacedNote } from "../core/placeNotes.ts";
import type { RepoPath } from "../core/repoPath.ts";
import type { Tacit } from "../tacit.ts";
import type { Target } from "./readTarget.ts";

/** The cell in which lines of a file's code are, and the lines in it; `undefined` where the file is no notebook. */
export type FindCell = (
	path: RepoPath,
	lines: LineRange,
) => CellPlace | undefined;

/** Reads the notebooks in which notes are or may be; one that cannot be read has no cells. */
export async function cellFinder(
	tacit: Pick<Tacit, "readCode">,
	placements: Iterable<PlacedNote["placement"]>,
): Promise<FindCell> {
	const codes = new Map<RepoPath, CodeText | undefined>();
	for (const path of pathsOf(placements))
		if (isNotebookPath(path) && !codes.has(path))
			codes.set(path, await readCode(tacit, path));
	return (path, lines) => {
		const code = codes.get(path);
		return code && cellPlaceOf(code, lines);
	};
}

function* pathsOf(
	placements: Iterable<PlacedNote["placement"]>,
): Iterable<RepoPath> {
	for (const placement of placements)
		if (placement.state === "attached") yield placement.path;
		else if (placement.state === "proposed")
			for (const { path } of placement.candidates) yield path;
}

async function readCode(
	tacit: Pick<Tacit, "readCode">,
	path: RepoPath,
): Promise<CodeText | undefined> {
	try {
		return await tacit.readCode(path);
	} catch (error) {
		if (isTacitError(error)) return undefined;
		throw error;
	}
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
