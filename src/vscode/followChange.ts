import {
	Position,
	type TextDocumentChangeEvent,
	TextDocumentChangeReason,
} from "vscode";
import {
	type FollowedStretch,
	followEdit,
	followWords,
} from "../core/anchor/followText.ts";

/**
 * Follows a stretch of the document's text through one change of it. Returns the stretch to go on with: the same object,
 * save where line ends became those of another system, which VS Code tells as a change of the whole text.
 */
export function followChange(
	followed: FollowedStretch,
	event: TextDocumentChangeEvent,
): FollowedStretch {
	const swapped = acrossLineEnds(followed, event);
	if (swapped) return swapped;
	followEdit(
		followed,
		event.contentChanges.map((change) => ({
			offset: change.rangeOffset,
			length: change.rangeLength,
			text: change.text,
		})),
		event.reason === TextDocumentChangeReason.Undo,
	);
	return followed;
}

/** The stretch on the same lines, if the change is one of line ends alone; else `undefined`. */
function acrossLineEnds(
	{ stretch, words }: FollowedStretch,
	{ document, contentChanges }: TextDocumentChangeEvent,
): FollowedStretch | undefined {
	const [change, ...others] = contentChanges;
	if (!change || others.length > 0 || change.rangeOffset > 0) return undefined;
	const breaks = document.lineCount - 1;
	const shrunk = change.rangeLength - change.text.length;
	if (breaks === 0 || Math.abs(shrunk) !== breaks) return undefined;
	const perLine = shrunk / breaks;
	const renewed =
		perLine > 0
			? words.replaceAll("\r\n", "\n")
			: words.replaceAll("\n", "\r\n");
	if (!stretch) return followWords(stretch, renewed);
	const start = stretch.start - perLine * lineBefore(stretch.start);
	const moved = { start, end: start + renewed.length };
	const stands = change.text.slice(moved.start, moved.end) === renewed;
	return stands ? followWords(moved, renewed) : undefined;

	/** The 0-based line that began at or before `offset` in the text as it was. */
	function lineBefore(offset: number): number {
		let [low, high] = [0, breaks];
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			const began =
				document.offsetAt(new Position(middle, 0)) + perLine * middle;
			if (began <= offset) low = middle;
			else high = middle - 1;
		}
		return low;
	}
}
