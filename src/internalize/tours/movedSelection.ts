import type { LineRange } from "../../core/lineRange.ts";
import type { TourPosition, TourSelection } from "./tour.ts";

/** Lines that a selection reaches into; one that ends before a line's first character does not reach into it. */
export function linesOfSelection({ start, end }: TourSelection): LineRange {
	const isBefore = end.character === 1 && end.line > start.line;
	return { start: start.line, end: isBefore ? end.line - 1 : end.line };
}

/**
 * The selection of lines `before` on the lines at which they are `now`: its columns go along with a line's indentation, and stand at the
 * whole line's ends where the line says something else by now. `then` and `today` are the lines of the two texts.
 */
export function movedSelection(
	selection: TourSelection,
	now: LineRange,
	then: readonly string[],
	today: readonly string[],
): TourSelection {
	const before = linesOfSelection(selection);
	const { start, end } = selection;
	const endsBefore = end.line > before.end;
	return {
		start: movedPosition(start, now.start, then, today, "start"),
		end: endsBefore
			? { line: now.end + 1, character: 1 }
			: movedPosition(end, now.end, then, today, "end"),
	};
}

function movedPosition(
	{ line, character }: TourPosition,
	to: number,
	then: readonly string[],
	today: readonly string[],
	side: "start" | "end",
): TourPosition {
	const old = then[line - 1] ?? "";
	const own = today[to - 1] ?? "";
	const shift = indentOf(own) - indentOf(old);
	if (old.trim() === own.trim() && character > indentOf(old))
		return { line: to, character: clamped(character + shift, own) };
	if (character <= indentOf(old) + 1)
		return { line: to, character: Math.min(character, indentOf(own) + 1) };
	return {
		line: to,
		character: side === "start" ? indentOf(own) + 1 : own.length + 1,
	};
}

function indentOf(line: string): number {
	return line.length - line.trimStart().length;
}

function clamped(character: number, line: string): number {
	return Math.max(1, Math.min(character, line.length + 1));
}
