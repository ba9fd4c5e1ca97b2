import { type LineRange, overlaps } from "../../core/lineRange.ts";
import type { Rating } from "./practiceEntry.ts";

/** How well lines that somebody pointed at fit those that a note is about. */
export interface FoundLines {
	/** Lines in both over lines in either, from 0 to 1. */
	readonly share: number;
	/** Lines between the two, 0 where they meet or touch. */
	readonly away: number;
	readonly verdict:
		| /** At least half of the lines that either has are in both; of a single line pointed at: it is one of the note’s. */ "found"
		| /** They meet, or lie no more than 3 lines apart, and not most of the file was pointed at. */ "near"
		| "missed";
}

const foundShare = 0.5;
const nearLines = 3;
/** Whoever points at so many times the lines that are meant points at nothing. */
const mostTimes = 4;

/** Both ranges lie in the same file. */
export function judgeFind(pointed: LineRange, meant: LineRange): FoundLines {
	const length = ({ start, end }: LineRange) => end - start + 1;
	const both = Math.max(
		0,
		Math.min(pointed.end, meant.end) - Math.max(pointed.start, meant.start) + 1,
	);
	const share = both / (length(pointed) + length(meant) - both);
	const away = Math.max(
		0,
		pointed.start - meant.end - 1,
		meant.start - pointed.end - 1,
	);
	// Whoever clicks into the middle of it has found it, however long it is.
	const isClick = length(pointed) === 1 && overlaps(pointed, meant);
	const verdict =
		isClick || share >= foundShare
			? "found"
			: away <= nearLines && length(pointed) <= mostTimes * length(meant)
				? "near"
				: "missed";
	return { share, away, verdict };
}

/** The rating that fits best; whoever answered may say otherwise. */
export const ratingOf: Readonly<Record<FoundLines["verdict"], Rating>> = {
	...{ found: "good", near: "hard", missed: "again" },
};
