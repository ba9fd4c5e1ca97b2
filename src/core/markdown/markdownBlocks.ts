import type { Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";

/** Everything that remark finds inside a line of text. */
const inlineConstructs = [
	"attention",
	"autolink",
	"characterEscape",
	"characterReference",
	"codeText",
	"emailAutolink",
	"gfmFootnoteCall",
	"gfmPotentialFootnoteCall",
	"hardBreakEscape",
	"htmlText",
	"labelEnd",
	"labelStartImage",
	"labelStartLink",
	"protocolAutolink",
	"strikethrough",
	"tasklistCheck",
	"wwwAutolink",
];

/** Made on first use: most sessions never need them, and loading this file is part of starting up. */
let texts: ReturnType<typeof readerOfTexts> | undefined;
let pieces: ReturnType<typeof readerOfPieces> | undefined;

function readerOfPieces() {
	return unified().use(remarkParse).use(remarkGfm).use(withoutInline).freeze();
}

function readerOfTexts() {
	return readerOfPieces()().use(remarkFrontmatter).freeze();
}

/**
 * The blocks of a Markdown text, with their places in it (offsets count UTF-16 units, from 0). What stands
 * inside a line is left as one text: a note's structure does not hang on it, and hostile input is mostly that.
 * A byte order mark must have been taken off.
 */
export function markdownBlocks(text: string): Root {
	texts ??= readerOfTexts();
	return texts.parse(text);
}

/** The same for a piece from within a text: it does not begin with front matter. */
export function markdownBlocksWithin(piece: string): Root {
	pieces ??= readerOfPieces();
	return pieces.parse(piece);
}

function withoutInline(this: Processor): undefined {
	const data = this.data();
	data.micromarkExtensions ??= [];
	data.micromarkExtensions.push({ disable: { null: inlineConstructs } });
}
