import { splitSections } from "../../core/scan/splitSections.ts";

/** The heading of what a note compares its code with. */
export const comparisonHeading = "Like";

/** The sentence, with what goes into its gaps; “…” where nothing is given. Said as it is, it says nothing. */
export function comparisonText(
	like = "…",
	because = "…",
	breaks = "…",
): string {
	return `It is like ${like} because ${because}; the comparison breaks where ${breaks}.`;
}

/**
 * Where in a text (with `\n` line ends) the comparison belongs: right below its heading if that stands there with nothing
 * below it, else at the end, where it needs the heading. Offsets count UTF-16 units.
 */
export function comparisonPlace(text: string): {
	readonly start: number;
	readonly end: number;
	readonly needsHeading: boolean;
} {
	const empty = splitSections(text).sections.find(
		({ heading, bodyStart, end }) =>
			heading.toLowerCase() === comparisonHeading.toLowerCase() &&
			text.slice(bodyStart, end).trim() === "",
	);
	return empty
		? { start: empty.bodyStart, end: empty.end, needsHeading: false }
		: { start: text.length, end: text.length, needsHeading: true };
}
