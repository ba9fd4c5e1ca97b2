import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { LineRange } from "../lineRange.ts";
import type { Quote } from "./anchor.ts";
import { withoutLayout } from "./preparedText.ts";

const keptWhole = 40;
const keptAtStart = 24;
const keptAtEnd = 12;
/** Minified code has lines as long as a file; a note must stay readable, and under the codec's size limit. */
const keptCharacters = 16_384;
const keptCharactersAtStart = (keptCharacters * 2) / 3;

/** The line that stands in a quote for those left out. */
export interface Elision {
	/** How many lines are left out; at least 1. */
	readonly count: number;
	/** The first 16 hexadecimal digits of the SHA-256 of the lines, each with `\n` after it, in UTF-8. */
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

/**
 * Whether `lines` are the quoted code. `exact`: every line as it was, those left out included (by their hash).
 * `layout`: the same but for white space and line breaks. `ends`: what the quote keeps is there, but the
 * lines that it leaves out are others, or laid out in another way. `undefined`: something else stands there.
 */
export function matchQuote(
	lines: readonly string[],
	quote: Quote,
): "exact" | "layout" | "ends" | undefined {
	if (sameLines(lines, quote.lines)) return "exact";
	const at = quote.lines.findIndex((line) => readElision(line) !== undefined);
	const elision = readElision(quote.lines[at] ?? "");
	if (!elision)
		return bareText(lines) === bareText(quote.lines) ? "layout" : undefined;
	const head = quote.lines.slice(0, at);
	const tail = quote.lines.slice(at + 1);
	const middle = lines.slice(head.length, lines.length - tail.length);
	const sameMiddle =
		middle.length === elision.count && hashLines(middle) === elision.hash;
	if (
		sameMiddle &&
		sameLines(lines.slice(0, head.length), head) &&
		sameLines(lines.slice(lines.length - tail.length), tail)
	)
		return "exact";
	const text = bareText(lines);
	const start = bareText(head);
	const end = bareText(tail);
	if (
		text.length < start.length + end.length ||
		!text.startsWith(start) ||
		!text.endsWith(end)
	)
		return undefined;
	return sameMiddle ? "layout" : "ends";
}

function writeElision(left: readonly string[]): string {
	return `⋯ ${left.length} lines left out, sha256:${hashLines(left)} ⋯`;
}

/** As `Elision.hash` says. */
export function hashLines(lines: readonly string[]): string {
	return bytesToHex(sha256(utf8ToBytes(`${lines.join("\n")}\n`))).slice(0, 16);
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

function sameLines(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((line, index) => line === b[index]);
}

function bareText(lines: readonly string[]): string {
	return lines.map(withoutLayout).join("");
}
