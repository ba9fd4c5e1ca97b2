import type { PreparedText } from "../../core/anchor/preparedText.ts";
import type { FindPattern } from "../../core/findPattern.ts";
import { lineFinder } from "./lineFinder.ts";

/** Where a tour's pattern matches. */
export interface PatternLines {
	/** 1-based lines on which matches begin, in order, each once. */
	readonly lines: readonly number[];
	/** Why there are none, where it is not that it matches nothing. */
	readonly problem: "syntax" | "slow" | undefined;
}

const mostMatches = 20;

/** The lines of a text on which a pattern matches, as CodeTour reads it; no more than 20 matches are looked at. */
export function patternLines(
	pattern: string,
	text: Pick<PreparedText, "lines">,
	find: FindPattern,
): PatternLines {
	const source = text.lines.join("\n");
	const found = find(pattern, source, mostMatches);
	if (typeof found === "string") return { lines: [], problem: found };
	const lineAt = lineFinder(source);
	return { lines: [...new Set(found.map(lineAt))], problem: undefined };
}
