import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { visibleText } from "../../core/markdown/visibleText.ts";
import { splitWords } from "./splitWords.ts";
import type { Answers, AskedWord } from "./wordIndex.ts";

/** The part of a text that answers best, on one line. */
export interface Excerpt {
	/** Plain text of at most 140 characters and two ellipses, without anything that cannot be seen. */
	readonly text: string;
	/** What answers in it: UTF-16 units, the end exclusive, in order and apart. */
	readonly marks: readonly { readonly start: number; readonly end: number }[];
}

const longest = 140;
/** What stands before the first match, at most. */
const before = 50;
/** In a line of thousands of words the first matches tell enough. */
const mostTried = 100;

/**
 * The line of Markdown source that has most of what was asked for, below front matter and title, cut to where most of that
 * stands. `undefined` where no word answers.
 */
export function excerptOf(
	source: string,
	asked: readonly AskedWord[],
	answers: Answers,
): Excerpt | undefined {
	let best:
		| { line: Line; matches: readonly Match[]; weight: number }
		| undefined;
	for (const line of bodyLines(source)) {
		const matches: Match[] = [];
		splitWords(line.text, (word, start, end) => {
			const own = answers.get(word);
			if (own) matches.push({ start, end, answers: own });
		});
		const weight = weightOf(matches, asked);
		if (weight > (best?.weight ?? 0)) best = { line, matches, weight };
	}
	return best && cutAround(best.line, bestStart(best.matches, asked), answers);
}

/** A word that answers: where it stands, and the numbers of those that were asked for. */
interface Match {
	readonly start: number;
	readonly end: number;
	readonly answers: ReadonlySet<number>;
}

/** How much of what was asked for they answer together. */
function weightOf(
	matches: readonly Match[],
	asked: readonly AskedWord[],
): number {
	const answered = new Set(matches.flatMap(({ answers }) => [...answers]));
	let weight = 0;
	for (const each of answered) weight += asked[each]?.share ?? 0;
	return weight;
}

/** Where the match stands behind which, as far as is shown, most is answered. */
function bestStart(
	matches: readonly Match[],
	asked: readonly AskedWord[],
): number {
	let best = { start: 0, weight: 0 };
	for (const { start } of matches.slice(0, mostTried)) {
		const weight = weightOf(
			matches.filter(
				(each) => each.start >= start && each.end <= start + longest - before,
			),
			asked,
		);
		if (weight > best.weight) best = { start, weight };
	}
	return best.start;
}

interface Line {
	readonly text: string;
	readonly isCode: boolean;
}

/** The lines below front matter and title, without list and heading marks and without those of fences. */
function bodyLines(source: string): readonly Line[] {
	const frontMatter =
		/^\ufeff?---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/.exec(source);
	const lines: Line[] = [];
	let fence: string | undefined;
	let hasTitle = false;
	for (const line of source
		.slice(frontMatter?.[0].length ?? 0)
		.split(/\r?\n/)) {
		const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1];
		if (mark !== undefined && (fence === undefined || mark.startsWith(fence)))
			fence = fence === undefined ? mark : undefined;
		else if (fence !== undefined)
			lines.push({ text: line.trim(), isCode: true });
		else if (!hasTitle && /^#[ \t]/.test(line)) hasTitle = true;
		else if (line.trim() !== "")
			lines.push({
				text: line.replace(
					/^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)]|#{1,6})[ \t]+)*/,
					"",
				),
				isCode: false,
			});
	}
	return lines;
}

function cutAround(line: Line, start: number, answers: Answers): Excerpt {
	const from = wordStart(line.text, start - before);
	const to = wordEnd(line.text, from + longest);
	const cut = line.text.slice(from, to);
	const plain = line.isCode ? visibleText(cut).trim() : plainTitle(cut);
	const lead = from > 0 ? "…" : "";
	const text = `${lead}${plain}${to < line.text.length ? "…" : ""}`;
	const marks: { start: number; end: number }[] = [];
	splitWords(plain, (word, at, end) => {
		if (!answers.has(word)) return;
		const last = marks.at(-1);
		const mark = { start: at + lead.length, end: end + lead.length };
		if (last && mark.start <= last.end) last.end = Math.max(last.end, mark.end);
		else marks.push(mark);
	});
	return { text, marks };
}

function wordStart(text: string, at: number): number {
	if (at <= 0) return 0;
	const space = text.indexOf(" ", at);
	return space < 0 || space > at + 20 ? unitStart(text, at) : space + 1;
}

function wordEnd(text: string, at: number): number {
	if (at >= text.length) return text.length;
	const space = text.lastIndexOf(" ", at);
	return space < at - 20 ? unitStart(text, at) : space;
}

/** Not in the middle of a character of two units. */
function unitStart(text: string, at: number): number {
	return /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at;
}
