import type { LineRange } from "../core/lineRange.ts";

/**
 * Where lines (1-based, inclusive) of a text stand in another one, to the letter: at the same place, else at the only
 * place; `undefined` where there is none, or several.
 */
export function sameLines(
	lines: LineRange,
	text: readonly string[],
	other: readonly string[],
): LineRange | undefined {
	const wanted = text.slice(lines.start - 1, lines.end);
	const length = lines.end - lines.start;
	const isAt = (start: number) =>
		wanted.every((line, index) => other[start - 1 + index] === line);
	if (wanted.length <= length) return undefined;
	if (isAt(lines.start)) return lines;
	const starts = other.flatMap((line, index) =>
		line === wanted[0] && isAt(index + 1) ? [index + 1] : [],
	);
	const [only, another] = starts;
	return only === undefined || another !== undefined
		? undefined
		: { start: only, end: only + length };
}
