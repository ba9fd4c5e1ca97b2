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

/** Runs of solid lines that equal `wanted`, begun at the places of its longest line, which is likely its rarest. */
function findLines(
	wanted: readonly string[],
	{ stream }: PreparedText,
): LineRange[] {
	const longest = wanted.reduce(
		(best, line, index) =>
			line.length > (wanted[best]?.length ?? 0) ? index : best,
		0,
	);
	const needle = `\n${wanted[longest]}\n`;
	const whole = `\n${wanted.join("\n")}\n`;
	const above = wanted
		.slice(0, longest)
		.reduce((sum, line) => sum + line.length + 1, 0);
	const runs: LineRange[] = [];
	for (
		let at = stream.text.indexOf(needle);
		at >= 0;
		// The line end behind one is that before the next.
		at = stream.text.indexOf(needle, at + needle.length - 1)
	) {
		const from = at - above;
		if (from < 0 || !stream.text.startsWith(whole, from)) continue;
		const first = stream.indexAt(from + 1);
		const start = stream.lineAt(first);
		const end = stream.lineAt(first + wanted.length - 1);
		if (start !== undefined && end !== undefined) runs.push({ start, end });
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
