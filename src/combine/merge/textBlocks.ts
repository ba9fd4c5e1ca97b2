import {
	afterSpaces,
	closesFence,
	fenceAt,
	lineEnd,
} from "../../core/scan/lineMarks.ts";

/** A line of a text, or a fenced block or comment of several; all of them in their order are the text. */
export interface TextBlock {
	/** With its line ends. */
	readonly text: string;
	/** Offset. */
	readonly start: number;
	/** `open`: a fenced block, or comment, to the text's end. */
	readonly kind: "line" | "fence" | "comment" | "open";
}

/** Divides Markdown with `\n` line ends into lines, keeping together what marks of a conflict must not part. */
export function textBlocks(text: string): readonly TextBlock[] {
	const blocks: TextBlock[] = [];
	for (let at = 0; at < text.length; ) {
		const end = lineEnd(text, at);
		const found = blockFrom(text, at, end);
		const next = Math.min((found?.end ?? end) + 1, text.length);
		blocks.push({
			text: text.slice(at, next),
			start: at,
			kind: found?.kind ?? "line",
		});
		at = next;
	}
	return blocks;
}

/** The block of several lines that begins here; `end` is where its last line ends. */
function blockFrom(
	text: string,
	at: number,
	end: number,
): { kind: TextBlock["kind"]; end: number } | undefined {
	const first = afterSpaces(text, at);
	if (first - at > 3) return undefined;
	const fence = fenceAt(text, first, end);
	if (fence) {
		for (let line = end + 1; line < text.length; ) {
			const stop = lineEnd(text, line);
			if (closesFence(text, line, stop, fence))
				return { kind: "fence", end: stop };
			line = stop + 1;
		}
		return { kind: "open", end: text.length };
	}
	if (!text.startsWith("<!--", first)) return undefined;
	const close = text.indexOf("-->", first + 4);
	if (close < 0) return { kind: "open", end: text.length };
	return close < end
		? undefined
		: { kind: "comment", end: lineEnd(text, close) };
}
