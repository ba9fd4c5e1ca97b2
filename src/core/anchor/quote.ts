import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { LineRange } from "../lineRange.ts";
import type { Quote } from "./anchor.ts";
import { bareText } from "./bareText.ts";

const keptWhole = 40;
/** Lines that a quote keeps before those that it leaves out, at most. */
export const keptAtStart = 24;
const keptAtEnd = 12;
/** Minified code has lines as long as a file; a note must stay readable, and under the codec's size limit. */
const keptCharacters = 16_384;
const keptCharactersAtStart = (keptCharacters * 2) / 3;

/** The line that stands in a quote for those left out. */
export interface Elision {
	/** How many lines are left out; at least 1. */
	readonly count: number;
	/** The first 16 hexadecimal digits of the SHA-256 of their `bareText`, in UTF-8: formatters do not change it. */
	readonly hash: string;
}

/**
 * The quote of `range` in a file's `lines`; parts of the range beyond the file are left away. `undefined`
 * speaks of the whole file and quotes nothing. Over 40 lines (or 16,384 characters) the middle is left out.
 */
export function makeQuote(
	lines: readonly string[],
	range: LineRange | undefined,
): Quote {
	const all = range ? lines.slice(range.start - 1, range.end) : [];
	if (all.length <= keptWhole && lengthOf(all) <= keptCharacters)
		return { lines: all };
	const head = within(all.slice(0, keptAtStart), keptCharactersAtStart);
	const rest = all.slice(head.length);
	const tail = within(
		rest.slice(-keptAtEnd).reverse(),
		keptCharacters / 3,
	).reverse();
	const left = rest.slice(0, rest.length - tail.length);
	return {
		lines: [...head, writeElision(left), ...tail],
	};
}

/** Whether a line is too long to be kept as the first of a quote. */
export function isTooLongToQuote(line: string): boolean {
	return line.length >= keptCharactersAtStart;
}

/** Reads `⋯ N lines left out, sha256:… ⋯`, whatever white space stands around it; `undefined` for any other line. */
export function readElision(line: string): Elision | undefined {
	if (!line.includes("⋯")) return undefined;
	const match =
		/^\s*⋯ ([1-9]\d{0,8}) lines left out, sha256:([0-9a-f]{16}) ⋯\s*$/.exec(
			line,
		);
	return match?.[1] && match[2]
		? { count: Number(match[1]), hash: match[2] }
		: undefined;
}

function writeElision(left: readonly string[]): string {
	return `⋯ ${left.length} lines left out, sha256:${hashBare(bareText(left))} ⋯`;
}

/** As `Elision.hash` says, of a bare text. */
export function hashBare(bare: string): string {
	return bytesToHex(sha256(utf8ToBytes(bare))).slice(0, 16);
}

/** As many of the first lines as `characters` hold. */
function within(lines: readonly string[], characters: number): string[] {
	let left = characters;
	const end = lines.findIndex((line) => {
		left -= line.length + 1;
		return left < 0;
	});
	return lines.slice(0, end < 0 ? lines.length : end);
}

function lengthOf(lines: readonly string[]): number {
	return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
