import type { CommentKind } from "./commentKind.ts";
import { isDirective } from "./commentKind.ts";
import type { CodeComment } from "./commentsIn.ts";
import { bestReasonIn, type Reason, reasonThreshold } from "./reasonsIn.ts";

/** Kinds whose words are no reasons, whatever they say. */
const silent: ReadonlySet<CommentKind> = new Set(["licence", "code", "ruler"]);

/**
 * The sentence of a comment that says best why the code is as it is, with its lines in the comment's text; `undefined`
 * where none does, as in licences and in code that was taken out of use. What speaks to tools is passed over; the reason
 * beside it is found by `suppressionsIn`. Strengths below `least` (0 to 1) are left out.
 */
export function commentReason(
	comment: CodeComment,
	least = reasonThreshold,
): Reason | undefined {
	if (silent.has(comment.kind)) return undefined;
	const lines = comment.text.split("\n");
	const said = lines.map((line) => (isDirective(line) ? "" : line));
	const setting = comment.isDoc ? "doc" : "comment";
	return bestReasonIn(said.join("\n"), setting, least);
}
