import { containsLine, type LineRange } from "../lineRange.ts";

/** The lines of a text as one side of its conflicts has them. */
export interface ConflictSide {
	readonly lines: readonly string[];
	/**
	 * The same lines in the whole text. A conflict in which they begin or end, but not both, is theirs as a whole, markers
	 * and the other side included: whichever side is taken, they keep what comes of it.
	 */
	inWhole(lines: LineRange): LineRange;
}

/**
 * The sides of a text in which git left conflicts, ours first; none where it left none, or where not every one is whole.
 * The common ancestor between them, which git writes if it is told to, is on neither side.
 */
export function conflictSides(
	lines: readonly string[],
): readonly ConflictSide[] {
	const conflicts: LineRange[] = [];
	const ours: number[] = [];
	const theirs: number[] = [];
	let start = 0;
	let sides = [ours, theirs];
	for (const [at, line] of lines.entries()) {
		const number = at + 1;
		const marker = markerOf(line);
		if (marker === undefined || (start === 0 && marker !== "<")) {
			for (const side of sides) side.push(number);
		} else if (marker === "<") {
			if (start > 0) return [];
			start = number;
			sides = [ours];
		} else if (marker === "|") sides = [];
		else if (marker === "=") sides = [theirs];
		else {
			conflicts.push({ start, end: number });
			start = 0;
			sides = [ours, theirs];
		}
	}
	if (start > 0 || conflicts.length === 0) return [];
	return [ours, theirs].map((numbers) => sideOf(numbers, lines, conflicts));
}

/** The conflicts that git left in a text, with their markers; those that are not whole are left out. */
export function conflictsIn(lines: readonly string[]): readonly LineRange[] {
	const conflicts: LineRange[] = [];
	let start = 0;
	for (const [at, line] of lines.entries()) {
		const marker = markerOf(line);
		if (marker === "<") start = at + 1;
		else if (marker === ">" && start > 0) {
			conflicts.push({ start, end: at + 1 });
			start = 0;
		}
	}
	return conflicts;
}

function markerOf(line: string): string | undefined {
	// Asked of every line of every text.
	const code = line.charCodeAt(0);
	if (code !== 124 && (code < 60 || code > 62)) return undefined;
	return /^(?:<{7}|\|{7}|>{7})(?: |$)|^={7}$/.test(line) ? line[0] : undefined;
}

function sideOf(
	numbers: readonly number[],
	lines: readonly string[],
	conflicts: readonly LineRange[],
): ConflictSide {
	const conflictAt = (line: number) =>
		conflicts.find((conflict) => containsLine(conflict, line));
	return {
		lines: numbers.map((number) => lines[number - 1] ?? ""),
		inWhole(range) {
			const start = numbers[range.start - 1] ?? 1;
			const end = numbers[range.end - 1] ?? start;
			const [first, last] = [conflictAt(start), conflictAt(end)];
			return first === last
				? { start, end }
				: { start: first?.start ?? start, end: last?.end ?? end };
		},
	};
}
