import type { LineRange } from "../lineRange.ts";
import type { Quote } from "./anchor.ts";
import { type PreparedText, splitLines, withoutStyle } from "./preparedText.ts";
import {
	type Elision,
	hashLines,
	isTooLongToQuote,
	readElision,
} from "./quote.ts";

/**
 * Every place where the quote stands as it was but for layout, in order; of what it leaves out only the ends are
 * compared. Line by line first; with other line breaks if that finds none.
 */
export function findQuote(quote: Quote, text: PreparedText): LineRange[] {
	const elision = quote.lines.findIndex(
		(line) => readElision(line) !== undefined,
	);
	const solid = (lines: readonly string[]) =>
		lines.map(withoutStyle).filter((line) => line !== "");
	if (elision < 0) {
		const lines = solid(quote.lines);
		if (lines.length === 0) return [];
		const byLine = findLines(lines, text);
		return byLine.length > 0 ? byLine : findRebroken(lines, text);
	}
	const left = readElision(quote.lines[elision] ?? "");
	if (!left) return [];
	const head = quote.lines.slice(0, elision);
	const tail = quote.lines.slice(elision + 1);
	const heads = findLines(solid(head), text);
	const tails = findLines(solid(tail), text);
	if (solid(head).length === 0 || solid(tail).length === 0)
		return findByHash({ head, left, tail }, heads, tails, text);
	return heads.flatMap((start) => {
		const after = tails.filter((tail) => tail.start > start.end);
		const wanted = start.end + left.count + 1;
		const tail = after.reduce<LineRange | undefined>(
			(best, next) =>
				best === undefined ||
				Math.abs(next.start - wanted) < Math.abs(best.start - wanted)
					? next
					: best,
			undefined,
		);
		return tail ? [{ start: start.start, end: tail.end }] : [];
	});
}

/** Characters; in more than that no lines are looked for by their hash. */
const mostHashed = 4_000_000;

/** Lines so long that a quote keeps none of them at one of its ends: they are known by the hash of those left out. */
function findByHash(
	quote: {
		readonly head: readonly string[];
		readonly left: Elision;
		readonly tail: readonly string[];
	},
	heads: readonly LineRange[],
	tails: readonly LineRange[],
	{ lines }: PreparedText,
): LineRange[] {
	const { head, left, tail } = quote;
	const { count, hash } = left;
	const starts =
		heads.length > 0
			? heads.map(({ start }) => start - 1 + head.length)
			: tails.length > 0
				? tails.map(({ end }) => end - tail.length - count)
				: lines.flatMap((line, at) => (isTooLongToQuote(line) ? [at] : []));
	let hashed = 0;
	return starts.flatMap((at) => {
		const there = lines.slice(Math.max(at, 0), at + count);
		hashed += there.reduce((sum, line) => sum + line.length, 0);
		return at >= 0 && hashed <= mostHashed && hashLines(there) === hash
			? [{ start: at + 1 - head.length, end: at + count + tail.length }]
			: [];
	});
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
	const needle = withoutSeparators(wanted.join(""));
	if (needle.length < 12) return [];
	const starts: number[] = [];
	const startLines: number[] = [];
	const ends = new Map<number, number>();
	const parts: string[] = [];
	let offset = 0;
	for (const { text: solid, line } of text.solid) {
		const bare = withoutSeparators(solid);
		if (bare === "") continue;
		parts.push(bare);
		starts.push(offset);
		startLines.push(line);
		offset += bare.length;
		ends.set(offset, line);
	}
	const stream = parts.join("");
	const found: LineRange[] = [];
	let next = 0;
	while (next < starts.length) {
		const at = stream.indexOf(needle, starts[next]);
		if (at < 0) break;
		while (next < starts.length && (starts[next] ?? 0) < at) next++;
		const start = starts[next] === at ? startLines[next++] : undefined;
		const end = ends.get(at + needle.length);
		if (start !== undefined && end !== undefined) found.push({ start, end });
	}
	return found;
}

/** Whether two texts differ in layout alone, line breaks and separators at their ends included. */
export function saysTheSame(one: string, other: string): boolean {
	if (one === other) return true;
	const bare = (text: string) =>
		withoutSeparators(splitLines(text).map(withoutStyle).join(""));
	return bare(one) === bare(other);
}

/** Where lines are broken in another way, other commas stand at their ends. */
function withoutSeparators(text: string): string {
	return text.replace(/[,;]/g, "");
}
