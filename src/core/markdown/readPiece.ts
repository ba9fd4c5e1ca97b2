import type { Root } from "mdast";
import { markdownBlocksWithin } from "./markdownBlocks.ts";
import { headingText } from "./noteBlocks.ts";

/** What a piece of a note's text, at whose beginning no block is open, has in it and leaves open. */
export interface Piece {
	/** Its first level-1 heading that stands by itself; `line` is 0 for the piece's first line. */
	readonly title: { readonly text: string; readonly line: number } | undefined;
	/** A fenced block that stands by itself and goes on below the piece. */
	readonly fence: { readonly code: number; readonly size: number } | undefined;
	/**
	 * What ends the HTML block that goes on below the piece, on the line on which it stands; it may be found where it does
	 * not end the block, never the other way. `undefined` where no such block goes on.
	 */
	readonly htmlEnd: RegExp | undefined;
}

/** A line that is a heading, unless a fenced block or HTML is open. */
const probe = "# x";

/** Reads a piece with remark. Whole lines, the last of a text perhaps without its line end. */
export function readPiece(piece: string): Piece {
	// The empty line keeps a byte order mark in the piece's first line from being taken for the text's.
	const source = `\n${piece}${/[\r\n]$/.test(piece) ? "" : "\n"}`;
	const root = markdownBlocksWithin(source + probe);
	const title = root.children.find(
		(node) => node.type === "heading" && node.depth === 1,
	);
	const { start, end } = title?.position ?? {};
	const isProbe = start?.offset === source.length;
	return {
		title:
			start && end && !isProbe
				? {
						text: headingText(source.slice(start.offset, end.offset)),
						line: start.line - 2,
					}
				: undefined,
		...leftOpen(root, source),
	};
}

function leftOpen(
	root: Root,
	source: string,
): Pick<Piece, "fence" | "htmlEnd"> {
	const last = root.children.at(-1);
	const rest = source.slice(last?.position?.start.offset ?? 0).trimStart();
	const marks = last?.type === "code" && /^(?:`+|~+)/.exec(rest)?.[0];
	return {
		fence: marks
			? { code: marks.charCodeAt(0), size: marks.length }
			: undefined,
		htmlEnd: last?.type === "html" ? htmlEndOf(rest) : undefined,
	};
}

/** By how the block begins: <https://spec.commonmark.org/0.31.2/#html-blocks>. */
function htmlEndOf(source: string): RegExp {
	if (source.startsWith("<!--")) return /-->/g;
	if (source.startsWith("<?")) return /\?>/g;
	if (source.startsWith("<![CDATA[")) return /\]\]>/g;
	if (source.startsWith("<!")) return />/g;
	return /^<(?:pre|script|style|textarea)(?![\w-])/i.test(source)
		? /<\/(?:pre|script|style|textarea)>/gi
		: /^[ \t]*$/gm;
}
