import type { LineRange } from "../lineRange.ts";
import { type PreparedText, withoutStyle } from "./preparedText.ts";

/** What lines say whatever formatter went over them, however it broke them: two that differ in layout alone give the same. */
export function bareText(lines: readonly string[]): string {
	return lines.map((line) => withoutSeparators(withoutStyle(line))).join("");
}

/** A line of a text as part of its bare text. */
export interface BareLine {
	/** 1-based. */
	readonly line: number;
	/** Where it begins, in UTF-16 units of the bare text. */
	readonly from: number;
	/** Where it ends; exclusive, always more than `from`. */
	readonly until: number;
}

/** A text without line breaks, and where its lines are in it; blank ones are left away. */
export interface BareStream {
	readonly text: string;
	/** Read when first asked for: most quotes are not in the text at all. */
	readonly lines: readonly BareLine[];
}

/** Kept as long as the text is: several quotes are looked for in the same. */
const streams = new WeakMap<PreparedText, BareStream>();

/** The bare text of a whole text. */
export function bareStreamOf(text: PreparedText): BareStream {
	const known = streams.get(text) ?? readStream(text);
	streams.set(text, known);
	return known;
}

function readStream({ stream }: PreparedText): BareStream {
	const solid = stream.text.slice(1, -1);
	const bare = withoutSeparators(solid).split("\n");
	// A line of nothing but separators keeps them, and has no other text now.
	if (bare.includes("")) {
		const own = solid.split("\n");
		for (const [at, text] of bare.entries())
			if (text === "") bare[at] = own[at] ?? "";
	}
	let lines: readonly BareLine[] | undefined;
	return {
		text: bare.join(""),
		get lines() {
			lines ??= linesOf(bare, stream);
			return lines;
		},
	};
}

function linesOf(
	bare: readonly string[],
	stream: PreparedText["stream"],
): readonly BareLine[] {
	const lines: BareLine[] = [];
	let from = 0;
	for (const [index, text] of bare.entries()) {
		const line = stream.lineAt(index);
		if (line === undefined) break;
		lines.push({ line, from, until: from + text.length });
		from += text.length;
	}
	return lines;
}

/** Whole lines that say `bare` together, in order. */
export function linesSaying(bare: string, stream: BareStream): LineRange[] {
	return linesBeginning(bare, stream).flatMap((start) => {
		const { lines } = stream;
		const until = start.from + bare.length;
		const end = lines[indexOfFirst(lines, (line) => line.until >= until)];
		return end?.until === until ? [{ start: start.line, end: end.line }] : [];
	});
}

/** Lines with which `bare` begins, in order. */
export function linesBeginning(bare: string, stream: BareStream): BareLine[] {
	const found: BareLine[] = [];
	let at = stream.text.indexOf(bare);
	if (at < 0) return found;
	const { text, lines } = stream;
	while (at >= 0) {
		const start = at;
		const index = indexOfFirst(lines, ({ from }) => from >= start);
		const line = lines[index];
		if (!line) break;
		if (line.from === at) found.push(line);
		// Of what lies within a line nothing counts.
		const next = line.from === at ? lines[index + 1] : line;
		at = next ? text.indexOf(bare, next.from) : -1;
	}
	return found;
}

/** Lines with which `bare` ends, in order. */
export function linesEndingWith(
	bare: string,
	{ text, lines }: BareStream,
): BareLine[] {
	return lines.filter(({ until }) => text.endsWith(bare, until));
}

/** Index of the first line that is past a point which those before are not; as many as there are lines where none is. */
export function indexOfFirst(
	lines: readonly BareLine[],
	isPast: (line: BareLine) => boolean,
): number {
	let low = 0;
	let high = lines.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const line = lines[middle];
		if (line && !isPast(line)) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Where lines are broken in another way, other commas stand at their ends. A line of nothing else keeps them. */
function withoutSeparators(line: string): string {
	return line.replace(/[,;]/g, "") || line;
}
