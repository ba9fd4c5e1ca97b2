import type { Code, Heading, Root, RootContent } from "mdast";
import { isAnchorInfo } from "../anchor/infoString.ts";
import { isClosed } from "./fragment.ts";
import { markdownBlocks } from "./markdownBlocks.ts";
import {
	type AnchorBlock,
	atxText,
	type NoteParts,
	trimSpaces,
} from "./noteParts.ts";
import { readYamlFields } from "./readYamlFields.ts";

/** A part of a text: offsets in UTF-16 units, `end` exclusive. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** A heading that stands by itself, not in a list or quote. */
export interface HeadingBlock extends Span {
	readonly depth: number;
	/** Source of its text, without marks; lines of a setext heading joined by a space. */
	readonly text: string;
	/** 1-based. */
	readonly line: number;
}

/** An anchor's block with its place. */
export interface AnchorSpan extends AnchorBlock, Span {
	/** What stands between the fences, from the line after the opening one to the line end before the closing one. */
	readonly content: Span;
}

/** The blocks of a note that Tacit knows, as remark finds them. Offsets count from the text's start, a byte order mark included. */
export interface NoteBlocks {
	/** From the first `---` to the end of the second; `content` is what lies between. `undefined` without front matter. */
	readonly frontMatter: (Span & { readonly content: Span }) | undefined;
	readonly headings: readonly HeadingBlock[];
	readonly anchors: readonly AnchorSpan[];
	readonly hasByteOrderMark: boolean;
}

/** Finds a note's blocks with remark. The text must be within `noteLimits.ts`. */
export function noteBlocks(text: string): NoteBlocks {
	const hasByteOrderMark = text.charCodeAt(0) === 0xfeff;
	const shift = hasByteOrderMark ? 1 : 0;
	const root = markdownBlocks(shift ? text.slice(1) : text);
	return {
		frontMatter: findFrontMatter(root, text, shift),
		headings: root.children.flatMap((node) =>
			node.type === "heading" ? [headingBlock(node, text, shift)] : [],
		),
		anchors: root.children.flatMap((node) =>
			node.type === "code" ? anchorSpan(node, text, shift) : [],
		),
		hasByteOrderMark,
	};
}

function findFrontMatter(
	root: Root,
	text: string,
	shift: number,
): NoteBlocks["frontMatter"] {
	const [first] = root.children;
	if (first?.type !== "yaml") return undefined;
	const { start, end } = spanOf(first, shift);
	const afterFirst = /\r\n|\n|\r/g;
	afterFirst.lastIndex = start;
	afterFirst.exec(text);
	const closing = Math.max(
		text.lastIndexOf("\n", end - 1),
		text.lastIndexOf("\r", end - 1),
	);
	return {
		start,
		end,
		content: { start: afterFirst.lastIndex, end: closing + 1 },
	};
}

function headingBlock(
	node: Heading,
	text: string,
	shift: number,
): HeadingBlock {
	const span = spanOf(node, shift);
	return {
		...span,
		depth: node.depth,
		line: node.position?.start.line ?? 1,
		text: headingText(text.slice(span.start, span.end)),
	};
}

/** The text of a heading's source, without marks; lines of a setext heading joined by a space. */
export function headingText(source: string): string {
	const lines = source.split(/\r\n|\n|\r/);
	return lines.length === 1
		? atxText(source)
		: lines.slice(0, -1).map(trimSpaces).join(" ");
}

function anchorSpan(node: Code, text: string, shift: number): AnchorSpan[] {
	if (node.position?.start.column !== 1) return [];
	const span = spanOf(node, shift);
	const block = text.slice(span.start, span.end);
	const fence = /^(?:`{3,}|~{3,})/.exec(block)?.[0];
	if (fence === undefined) return [];
	const [opening = ""] = block.split(/\r\n|\n|\r/, 1);
	const info = opening.slice(fence.length);
	if (!isAnchorInfo(info)) return [];
	const closed = isClosed(block, fence);
	return [
		{
			...span,
			line: node.position.start.line,
			info,
			isClosed: closed,
			content: contentSpan(text, span, opening.length, closed),
		},
	];
}

function contentSpan(
	text: string,
	block: Span,
	openingLength: number,
	closed: boolean,
): Span {
	const opened = block.start + openingLength;
	const start = afterLineEnd(text, opened);
	if (!closed) return { start: Math.min(start, block.end), end: block.end };
	const closing = Math.max(
		text.lastIndexOf("\n", block.end - 1),
		text.lastIndexOf("\r", block.end - 1),
	);
	return { start, end: Math.max(start, closing + 1) };
}

function afterLineEnd(text: string, at: number): number {
	if (text.startsWith("\r\n", at)) return at + 2;
	return at < text.length ? at + 1 : at;
}

function spanOf(node: RootContent, shift: number): Span {
	return {
		start: (node.position?.start.offset ?? 0) + shift,
		end: (node.position?.end.offset ?? 0) + shift,
	};
}

/** The parts that make up a note's head, its front matter read with all of YAML. */
export function partsOf(blocks: NoteBlocks, text: string): NoteParts {
	const { frontMatter, headings, anchors } = blocks;
	const title = headings.find(({ depth }) => depth === 1);
	return {
		frontMatter: frontMatter
			? {
					state: "closed",
					fields: readYamlFields(
						text
							.slice(frontMatter.content.start, frontMatter.content.end)
							// YAML knows no carriage return alone, Markdown does.
							.replace(/\r(?!\n)/g, "\n"),
						2,
					),
				}
			: { state: beginsFrontMatter(text) ? "unclosed" : "none" },
		title: title && { text: title.text, line: title.line },
		blocks: anchors,
	};
}

function beginsFrontMatter(text: string): boolean {
	return /^\ufeff?---[ \t]*(?:[\r\n]|$)/.test(text);
}
