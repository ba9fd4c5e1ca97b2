import { Range, type TextDocument } from "vscode";
import type { Stretch } from "../core/anchor/followText.ts";
import type { LineRange } from "../core/lineRange.ts";

/** Whole lines (1-based, inclusive) as a range of the editor, which counts from 0. */
export function rangeOf(lines: LineRange): Range {
	return new Range(lines.start - 1, 0, lines.end - 1, Number.MAX_SAFE_INTEGER);
}

/** The lines that a range of the editor touches. A last line touched at its first column alone does not count. */
export function linesTouched(range: Range): LineRange {
	const start = range.start.line + 1;
	const end = range.end.line + 1;
	return {
		start,
		end: end > start && range.end.character === 0 ? end - 1 : end,
	};
}

/** Whole lines as a stretch of the document's text. */
export function stretchOf(document: TextDocument, lines: LineRange): Stretch {
	const last = document.lineAt(lines.end - 1);
	return {
		start: document.offsetAt(document.lineAt(lines.start - 1).range.start),
		end: document.offsetAt(last.range.end),
	};
}

/** The lines on which a stretch of the document's text lies. */
export function linesOf(document: TextDocument, stretch: Stretch): LineRange {
	return {
		start: document.positionAt(stretch.start).line + 1,
		end: document.positionAt(stretch.end).line + 1,
	};
}
