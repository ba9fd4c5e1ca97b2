import type { LineRange } from "../../core/lineRange.ts";
import { firstSentence } from "../firstSentence.ts";

/** A sentence of a text. */
export interface Sentence {
	/** On one line, without marks of lists, tags and HTML. */
	readonly text: string;
	/** Where it stands in the text, whose first line is 1. */
	readonly lines: LineRange;
}

interface Block {
	readonly lines: string[];
	readonly first: number;
}

/** Characters of a text that are looked into. */
const horizon = 40_000;
/** Most of a block that is looked into. */
const longest = 4000;

const item =
	/^[ \t]*(?:[-*+•–]|\(?\d{1,3}[.)]|>|#{1,6}|[@\\](?:param|returns?|throws|note|remarks?|details|brief|see|deprecated|since|example|internal)\b|:\w[\w ]{0,40}:|\.\. ?\w+::)(?:[ \t]+|$)/;
const tags = /<\/?[a-zA-Z][\w-]{0,20}(?:\s[^<>]{0,200})?\/?>/g;
const inlineTag = /\{@\w{1,20}\s+([^{}]{0,200})\}/g;

/**
 * The sentences of prose as it stands in comments and commit messages: lines that go on are joined; code blocks, fenced
 * or indented behind an empty line, are passed over. Lines are parted by `\n`.
 */
export function sentencesIn(text: string): readonly Sentence[] {
	return blocksOf(text.slice(0, horizon).split("\n")).flatMap(sentencesOf);
}

function blocksOf(lines: readonly string[]): readonly Block[] {
	const blocks: Block[] = [];
	let open: Block | undefined;
	let fence: string | undefined;
	let isCode = false;
	for (const [row, line] of lines.entries()) {
		const mark = /^\s*(```|~~~|<pre\b|<\/pre>)/.exec(line)?.[1];
		if (fence !== undefined || mark !== undefined) {
			const closes = fence === undefined || fence === mark || mark === "</pre>";
			if (mark && closes)
				fence = fence === undefined ? fenceOpened(mark, line) : undefined;
			open = undefined;
			continue;
		}
		const isEmpty = line.trim() === "";
		const isIndented = /^(?: {4}|\t)/.test(line) && !item.test(line);
		if (isEmpty) open = undefined;
		else if (isIndented && !open && (isCode || blocks.length > 0))
			isCode = true;
		else if (
			!open ||
			item.test(line) ||
			/:\s*$/.test(open.lines.at(-1) ?? "")
		) {
			isCode = false;
			open = { lines: [line], first: row + 1 };
			blocks.push(open);
		} else open.lines.push(line);
	}
	return blocks;
}

function fenceOpened(mark: string, line: string): string | undefined {
	return mark.startsWith("<") && line.includes("</pre>") ? undefined : mark;
}

function sentencesOf(block: Block): readonly Sentence[] {
	const starts: number[] = [];
	let joined = "";
	for (const line of block.lines) {
		if (joined.length > longest) break;
		const words = line.replace(item, "").trim();
		starts.push(joined.length);
		joined += words === "" ? "" : `${words} `;
	}
	const sentences: Sentence[] = [];
	for (let at = 0; at < joined.length; ) {
		const { sentence } = firstSentence(joined.slice(at, at + 1000));
		const end = at + Math.max(sentence.length, 1);
		const text = plain(sentence);
		if (text !== "")
			sentences.push({
				text,
				lines: {
					start: block.first + rowAt(starts, at),
					end: block.first + rowAt(starts, end - 1),
				},
			});
		at = end;
		while (joined[at] === " ") at++;
	}
	return sentences;
}

/** Index of the last of the rising `starts` that is not above `at`. */
function rowAt(starts: readonly number[], at: number): number {
	let row = 0;
	while (row + 1 < starts.length && (starts[row + 1] ?? 0) <= at) row++;
	return row;
}

function plain(sentence: string): string {
	return sentence
		.replace(inlineTag, "$1")
		.replace(tags, " ")
		.replace(/\s+/g, " ")
		.trim();
}
