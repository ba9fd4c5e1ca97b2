import type { LineRange } from "../../core/lineRange.ts";

/** A change of a document, as editors tell it. */
export interface LineEdit {
	/** The first line that it touches, 0-based. */
	readonly line: number;
	/** Lines that it reaches beyond the first one. */
	readonly gone: number;
	readonly text: string;
}

/** Characters below which a text is typed, not pasted: a line break and what is put before the next line. */
const least = 12;

/** Whether a text has two lines at least that say something: Enter puts one in, and nothing but white space. */
export function isPasted(text: string): boolean {
	return text.length >= least && /\S[^\n]*\n\s*\S/.test(text);
}

/** The lines (1-based) that an edit put in. */
export function pastedBy({ line, text }: LineEdit): LineRange {
	// What follows a final line end stood there before.
	const last = text.endsWith("\n") ? breaksIn(text) - 1 : breaksIn(text);
	return { start: line + 1, end: line + 1 + last };
}

/** Where lines stand after an edit; `undefined` where they went with it. */
export function afterEdit(
	{ start, end }: LineRange,
	{ line, gone, text }: LineEdit,
): LineRange | undefined {
	const [first, last] = [line + 1, line + 1 + gone];
	if (first > end) return { start, end };
	const breaks = breaksIn(text);
	const more = breaks - gone;
	if (last < start) return { start: start + more, end: end + more };
	const isGone = first <= start && last >= end && gone > 0;
	if (isGone && text.trim() === "") return undefined;
	const rest = {
		start: first < start ? first + breaks : start,
		end: last > end ? first : end + more,
	};
	return rest.start <= rest.end ? rest : undefined;
}

function breaksIn(text: string): number {
	let count = 0;
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1))
		count++;
	return count;
}
