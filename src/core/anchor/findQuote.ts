import type { LineRange } from "../lineRange.ts";
import type { Quote } from "./anchor.ts";
import { bareStreamOf, bareText, linesSaying } from "./bareText.ts";
import { findElided } from "./findElided.ts";
import { type PreparedText, splitLines, withoutStyle } from "./preparedText.ts";

/** Characters; less is not looked for with other line breaks: it says too little. */
const leastRebroken = 12;

/**
 * Every place where the whole quote stands as it was but for layout, in order; lines that it leaves out are known by
 * their hash. Line by line first; with other line breaks if that finds none.
 */
export function findQuote(quote: Quote, text: PreparedText): LineRange[] {
	const lines = quote.lines.map(withoutStyle).filter((line) => line !== "");
	if (lines.length === 0) return [];
	const byLine = findLines(lines, text);
	if (byLine.length > 0) return byLine;
	const elided = findElided(quote, text);
	return elided.length > 0 ? elided : findRebroken(lines, text);
}

/** Runs of solid lines that equal `wanted`, begun at the places of its rarest line. */
function findLines(wanted: readonly string[], text: PreparedText): LineRange[] {
	let rarest = 0;
	let places: readonly number[] | undefined;
	for (const [index, line] of wanted.entries()) {
		const found = text.byText.get(line);
		if (!found) return [];
		if (!places || found.length < places.length) {
			rarest = index;
			places = found;
		}
	}
	const runs: LineRange[] = [];
	for (const place of places ?? []) {
		const first = place - rarest;
		const last = text.solid[first + wanted.length - 1];
		const start = text.solid[first];
		if (!start || !last) continue;
		if (wanted.every((line, index) => text.solid[first + index]?.text === line))
			runs.push({ start: start.line, end: last.line });
	}
	return runs;
}

/** Places where the quote's characters stand in order but broken into lines in another way; whole lines only. */
function findRebroken(
	wanted: readonly string[],
	text: PreparedText,
): LineRange[] {
	const bare = bareText(wanted);
	return bare.length < leastRebroken
		? []
		: linesSaying(bare, bareStreamOf(text));
}

/** Whether two texts differ in layout alone, line breaks and separators at their ends included. */
export function saysTheSame(one: string, other: string): boolean {
	return (
		one === other || bareText(splitLines(one)) === bareText(splitLines(other))
	);
}
