import { isAnchorInfo } from "../anchor/infoString.ts";
import {
	isDeepLine,
	maximumNoteLines,
	shortestDeepLine,
} from "../markdown/noteLimits.ts";
import {
	type AnchorBlock,
	atxText,
	type NoteParts,
} from "../markdown/noteParts.ts";
import { readPiece } from "../markdown/readPiece.ts";
import {
	afterSpaces,
	closesFence,
	fenceAt,
	headingDepth,
	isBlank,
	lineEnd,
	lineSource,
	type OpenFence,
} from "./lineMarks.ts";

const tab = 9;
const space = 32;
const numberSign = 35;
const lessThan = 60;
const equals = 61;
const backtick = 96;
const tilde = 126;

/** How much of a note may be given to remark, in lines and UTF-16 units: its time grows with their square. */
const mostPieceLines = 300;
const mostPieceLength = 12_288;

/** Why a note is refused. */
export interface Refusal {
	/** The 1-based line that is too intricate; `undefined` where `limitFinding` says what is wrong. */
	readonly tooSlowAt: number | undefined;
}

/** The beginning of a line, 1-based. */
interface Place {
	readonly at: number;
	readonly line: number;
}

/**
 * Finds title and anchor blocks from `start` on, the beginning of the 1-based `firstLine`, by the first characters of each
 * line.
 *
 * Why that is enough: a fence or a `#` heading in the first column ends every list, quote, table and paragraph above it.
 * Only a fenced block or an HTML block that stands by itself can hold such a line. Where one of those may begin
 * (`<…>`, or a fence that is indented, and may lie in a list or not), and where a title may be underlined or
 * indented, remark reads the stretch around that line: from the last place at which no block is open to the next.
 */
export function scanBody(
	text: string,
	start: number,
	firstLine: number,
): Pick<NoteParts, "title" | "blocks"> | Refusal {
	const blocks: AnchorBlock[] = [];
	let title: NoteParts["title"];
	/** The fence that is open, and its block where that is an anchor's. */
	let fence: OpenFence | undefined;
	let anchor: { line: number; info: string; isClosed: boolean } | undefined;
	/** Where the last stretch begins in which no block was open at first. */
	let stretch: Place = { at: start, line: firstLine };
	let gap: Gap = "none";
	const budget = { lines: mostPieceLines, length: mostPieceLength };
	let line = firstLine;
	let at = start;
	while (at < text.length) {
		const end = lineEnd(text, at);
		if (isRefused(text, at, end, line)) return { tooSlowAt: undefined };
		const next = { at: end + 1, line: line + 1 };
		if (fence) {
			if (closesFence(text, at, end, fence)) {
				if (anchor) anchor.isClosed = true;
				fence = anchor = undefined;
				stretch = next;
			}
		} else if (isBlank(text, at, end)) {
			if (gap === "none") gap = "free";
		} else {
			if (gap === "free" && !isIndented(text, at)) stretch = { at, line };
			gap = gapBelow(text, at);
			const depth = depthAt(text, at);
			if (depth > 0) {
				if (depth === 1 && !title)
					title = { text: atxText(lineSource(text, at, end)), line };
				stretch = next;
			} else {
				fence = fenceAt(text, at, end);
				if (fence) {
					const info = lineSource(text, at + fence.size, end);
					if (isAnchorInfo(info)) {
						anchor = { line, info, isClosed: false };
						blocks.push(anchor);
					}
				} else if (
					isUncertain(text, at, end, title === undefined, at > stretch.at)
				) {
					const read = readStretch(text, stretch, { at, line }, budget);
					if (read === undefined) return { tooSlowAt: undefined };
					if (read === "too slow") return { tooSlowAt: line };
					title ??= read.title;
					fence = read.fence;
					stretch = read.end;
					at = stretch.at;
					line = stretch.line;
					continue;
				}
			}
		}
		at = next.at;
		line = next.line;
	}
	return { title, blocks };
}

/**
 * What stands between the line at hand and the last one with text. `free`: blank lines, below which no block goes on
 * that has not begun to be indented. `held`: the same, but the line above may be indented code, which does go on.
 */
type Gap = "none" | "free" | "held";

/** The gap that blank lines below this one would be. */
function gapBelow(text: string, at: number): Gap {
	const first = afterSpaces(text, at);
	return first - at > 3 || text.charCodeAt(first) === tab ? "held" : "none";
}

/**
 * Reads the stretch from `start` around the line at `place` to the next place at which no block is open, or none but a
 * fenced one. `undefined` where a line on the way is refused.
 */
function readStretch(
	text: string,
	start: Place,
	place: Place,
	budget: { lines: number; length: number },
):
	| { title: NoteParts["title"]; fence: OpenFence | undefined; end: Place }
	| "too slow"
	| undefined {
	for (let last: Place | undefined = place; last; ) {
		const end = stretchEnd(text, last);
		if (!end) return undefined;
		budget.lines -= end.line - start.line;
		budget.length -= end.at - start.at;
		if (budget.lines < 0 || budget.length < 0) return "too slow";
		const { title, fence, htmlEnd } = readPiece(text.slice(start.at, end.at));
		const read = {
			title: title && { text: title.text, line: start.line + title.line },
			fence,
		};
		if (!htmlEnd || end.at >= text.length) return { ...read, end };
		// HTML holds what looks like the stretch's end: go on to where it may itself end.
		htmlEnd.lastIndex = end.at;
		const match = htmlEnd.exec(text);
		last = lineOf(text, match?.index ?? text.length, end);
		if (last && !match) return { ...read, end: { ...last, at: text.length } };
	}
	return undefined;
}

/** The line in which `offset` lies, at or below `from`. `undefined` where a line on the way is refused. */
function lineOf(text: string, offset: number, from: Place): Place | undefined {
	let { at, line } = from;
	while (at < text.length) {
		const end = lineEnd(text, at);
		if (isRefused(text, at, end, line)) return undefined;
		if (end >= offset) return { at, line };
		at = end + 1;
		line++;
	}
	return { at: text.length, line };
}

/** The next line below `place` that no list, quote or paragraph above it can hold. `undefined` where one is refused. */
function stretchEnd(text: string, place: Place): Place | undefined {
	let gap = gapBelow(text, place.at);
	let end = lineEnd(text, place.at);
	let at = end + 1;
	let line = place.line + 1;
	while (at < text.length) {
		end = lineEnd(text, at);
		if (isRefused(text, at, end, line)) return undefined;
		if (isBlank(text, at, end)) {
			if (gap === "none") gap = "free";
		} else if (
			(gap === "free" && !isIndented(text, at)) ||
			depthAt(text, at) > 0 ||
			fenceAt(text, at, end)
		)
			break;
		else gap = gapBelow(text, at);
		at = end + 1;
		line++;
	}
	return { at: Math.min(at, text.length), line };
}

/** Whether the line is one that the codec refuses a note for. */
function isRefused(
	text: string,
	at: number,
	end: number,
	line: number,
): boolean {
	return (
		line > maximumNoteLines ||
		(end - at >= shortestDeepLine && isDeepLine(text, at))
	);
}

/** Whether it takes the blocks around the line to say whether it begins HTML, a fence or the title. */
function isUncertain(
	text: string,
	at: number,
	end: number,
	needsTitle: boolean,
	isBelowText: boolean,
): boolean {
	const first = afterSpaces(text, at);
	if (first - at > 3) return false;
	switch (text.charCodeAt(first)) {
		case lessThan:
			// HTML, but not `<https://…>` or a mail address.
			return /^<(?:[!?]|\/?[A-Za-z][A-Za-z0-9-]*(?:[\s/>]|$))/.test(
				text.slice(first, end),
			);
		case backtick:
		case tilde:
			return first > at && fenceAt(text, first, end) !== undefined;
		case numberSign:
			return needsTitle && headingDepth(text, first) === 1;
		case equals:
			return (
				needsTitle && isBelowText && /^=+[ \t\r]*$/.test(text.slice(first, end))
			);
		default:
			return false;
	}
}

function isIndented(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code === space || code === tab;
}

/** The depth of the heading that begins in the line's first column; 0 where none does. */
function depthAt(text: string, at: number): number {
	return text.charCodeAt(at) === numberSign ? headingDepth(text, at) : 0;
}
