import type { LineRange } from "../../core/lineRange.ts";
import { linesOfSelection } from "./movedSelection.ts";
import type { StepSpot } from "./stepPlace.ts";

/** The code that a step is shown with. */
export interface StepExcerpt {
	readonly lines: readonly string[];
	/** 1-based, in the file. */
	readonly range: LineRange;
}

/** Lines around the one of a step that has no selection. */
const around = 3;
const mostLines = 40;

/** The lines of a file that a step speaks of: its selection, at most 40 lines of it, else its line with three around it. `undefined` past the file's end. */
export function stepExcerpt(
	{ line, selection }: StepSpot,
	lines: readonly string[],
): StepExcerpt | undefined {
	if (line > lines.length) return undefined;
	const wanted = selection
		? linesOfSelection(selection)
		: { start: line - around, end: line + around };
	const start = Math.max(1, wanted.start);
	const end = Math.min(lines.length, wanted.end, start + mostLines - 1);
	return end < start
		? undefined
		: { lines: lines.slice(start - 1, end), range: { start, end } };
}
