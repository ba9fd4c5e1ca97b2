import { type Position, Range } from "vscode";
import type { Stretch } from "../../../core/anchor/followText.ts";
import type { TourSelection } from "../../../internalize/tours/tour.ts";

/** The lines of a file that a step speaks of, as a tour names them: 1-based. */
interface Spot {
	readonly line: number;
	readonly selection: TourSelection | undefined;
}

/** A step's selection, else all of its line; it may reach beyond the text. */
export function rangeOfSpot({ line, selection }: Spot): Range {
	return selection
		? new Range(
				selection.start.line - 1,
				selection.start.character - 1,
				selection.end.line - 1,
				selection.end.character - 1,
			)
		: new Range(line - 1, 0, line - 1, Number.MAX_SAFE_INTEGER);
}

/** Where a spot is in a text, which may be another than its document has by now. */
export function stretchOfSpot(spot: Spot, text: string): Stretch {
	const lines = text.split("\n");
	const offsetOf = ({ line, character }: Position) => {
		const at = Math.min(line, lines.length - 1);
		const before = lines
			.slice(0, at)
			.reduce((sum, { length }) => sum + length + 1, 0);
		const own = lines[at]?.replace(/\r$/, "") ?? "";
		return before + Math.min(character, own.length);
	};
	const { start, end } = rangeOfSpot(spot);
	return { start: offsetOf(start), end: offsetOf(end) };
}

/** A range as a tour writes it. */
export function selectionOf({ start, end }: Range): TourSelection {
	return {
		start: { line: start.line + 1, character: start.character + 1 },
		end: { line: end.line + 1, character: end.character + 1 },
	};
}

/** The last line (0-based) of which a range holds something. */
export function lastLine({ start, end }: Range): number {
	return end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
}
