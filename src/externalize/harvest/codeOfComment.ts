import { blockEnd } from "../../core/anchor/engine/blockEnd.ts";
import { solidIndexAt } from "../../core/anchor/engine/region.ts";
import type { PreparedText } from "../../core/anchor/preparedText.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { CodeComment } from "../reasons/commentsIn.ts";

/** Of a longer block below a comment only its first line is meant. */
const longestBlock = 40;

/** Lines of a comment and of what it is about: the code on its line, or the block below; a blank line parts them. */
export function codeOfComment(
	comment: Pick<CodeComment, "lines" | "isTrailing">,
	text: PreparedText,
): LineRange {
	const { start, end } = comment.lines;
	if (comment.isTrailing) return { start, end };
	const below = solidIndexAt(text, end + 1);
	const first = text.solid[below];
	// A blank line between them parts a comment from the code below.
	if (!first || first.line > end + 1) return { start, end };
	const last = blockEnd(text, below, true, longestBlock);
	const block = last === undefined ? first.line : text.solid[last]?.line;
	return { start, end: block ?? first.line };
}
