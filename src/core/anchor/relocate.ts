import type { LineRange } from "../lineRange.ts";
import type { Anchor, Quote } from "./anchor.ts";
import { type PreparedText, withoutLayout } from "./preparedText.ts";
import { readElision } from "./quote.ts";

/** Where an anchor points in a text of today. */
export type Placement =
	/** The anchor speaks of the whole file or folder. */
	| { readonly state: "whole" }
	/**
	 * The quoted code stands at `lines`. `certainty` is `unique` where it stands there alone, `nearest` where the
	 * same text stands in several places and the one nearest to the old line was taken: people are told.
	 */
	| {
			readonly state: "attached";
			readonly lines: LineRange;
			readonly certainty: "unique" | "nearest";
	  }
	/** The quoted code is not in this text. */
	| { readonly state: "lost" };

/**
 * Finds an anchor again. The one door through which every part of Tacit asks where a note points.
 * Compares without regard to layout (indentation, spacing, blank lines, where lines are broken), since
 * formatters rewrite both code and notes.
 */
export function relocate(
	anchor: Anchor,
	quote: Quote,
	text: PreparedText,
): Placement {
	if (anchor.lines === undefined) return { state: "whole" };
	const places = findQuote(quote, text);
	const [first] = places;
	if (!first) return { state: "lost" };
	if (places.length === 1)
		return { state: "attached", lines: first, certainty: "unique" };
	const old = anchor.lines.start;
	const nearest = places.reduce((best, place) =>
		Math.abs(place.start - old) < Math.abs(best.start - old) ? place : best,
	);
	return { state: "attached", lines: nearest, certainty: "nearest" };
}

/** Every place where the quote stands, in order. Line by line first; with other line breaks if that finds none. */
function findQuote(quote: Quote, text: PreparedText): LineRange[] {
	const elision = quote.lines.findIndex(
		(line) => readElision(line) !== undefined,
	);
	const solid = (lines: readonly string[]) =>
		lines.map(withoutLayout).filter((line) => line !== "");
	if (elision < 0) {
		const lines = solid(quote.lines);
		if (lines.length === 0) return [];
		const byLine = findLines(lines, text);
		return byLine.length > 0 ? byLine : findRebroken(lines, text);
	}
	const left = readElision(quote.lines[elision] ?? "")?.count ?? 0;
	const heads = findLines(solid(quote.lines.slice(0, elision)), text);
	const tails = findLines(solid(quote.lines.slice(elision + 1)), text);
	return heads.flatMap((head) => {
		const after = tails.filter((tail) => tail.start > head.end);
		const wanted = head.end + left + 1;
		const tail = after.reduce<LineRange | undefined>(
			(best, next) =>
				best === undefined ||
				Math.abs(next.start - wanted) < Math.abs(best.start - wanted)
					? next
					: best,
			undefined,
		);
		return tail ? [{ start: head.start, end: tail.end }] : [];
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
	const needle = wanted.join("");
	if (needle.length < 12) return [];
	const starts = new Map<number, number>();
	const ends = new Map<number, number>();
	let offset = 0;
	for (const { text: bare, line } of text.solid) {
		starts.set(offset, line);
		offset += bare.length;
		ends.set(offset, line);
	}
	const stream = text.solid.map(({ text: bare }) => bare).join("");
	const found: LineRange[] = [];
	for (
		let at = stream.indexOf(needle);
		at >= 0;
		at = stream.indexOf(needle, at + 1)
	) {
		const start = starts.get(at);
		const end = ends.get(at + needle.length);
		if (start !== undefined && end !== undefined) found.push({ start, end });
	}
	return found;
}
