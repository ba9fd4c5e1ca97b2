import { blockEnd } from "../../core/anchor/engine/blockEnd.ts";
import { solidIndexAt } from "../../core/anchor/engine/region.ts";
import {
	type PreparedText,
	prepareText,
} from "../../core/anchor/preparedText.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { NoteKind } from "../../core/note.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { commentReason } from "../reasons/commentReason.ts";
import { type CodeComment, commentsIn } from "../reasons/commentsIn.ts";
import { reasonsIn } from "../reasons/reasonsIn.ts";
import { type Suppression, suppressionsIn } from "../reasons/suppressionsIn.ts";

/** A reason that stands in code, where a newcomer would have to open the file to see it. */
export interface WrittenReason {
	/** The code that it is about: what stands below the comment, or on its line, the comment included. */
	readonly lines: LineRange;
	/** Where it is written. */
	readonly comment: LineRange;
	/** The whole comment, without its marks. */
	readonly text: string;
	readonly kind: NoteKind;
	/** How surely it is a reason, 0 to 1. */
	readonly strength: number;
}

/** Of a longer block below a comment only its first line is meant. */
const longestBlock = 40;
/** Surer than what is only shown: a draft is to be read and kept. */
const least = 0.75;
/** Characters that may stand before a suppression with which a comment begins. */
const shortStart = 8;
/** Lines. */
const shortComment = 8;
const warning =
	/\b(?:must (?:not|never)|never|do not|don['’]?t|beware|careful|caution|warning|danger|watch out|otherwise)\b/i;

/**
 * The reasons in the comments of a code text, in its order, each with the code that it is about; those beside suppressions
 * are workarounds, those that warn are something to watch out for. None in licences, in code that is out of use, and where
 * the language is not known.
 */
export function harvestIn(
	text: string,
	path: RepoPath,
): readonly WrittenReason[] {
	const prepared = prepareText(text);
	const silenced = suppressionsIn(text, path);
	const found: WrittenReason[] = [];
	for (const comment of commentsIn(text, path)) {
		const beside = silenced.find(
			({ lines, reason }) =>
				lines.start >= comment.lines.start &&
				lines.start <= comment.lines.end &&
				saysSomething(reason) &&
				// A reason in another comment above need not be one for it.
				bare(comment.text).includes(bare(reason ?? "")),
		);
		const told = beside ? besideText(beside, comment) : reasonText(comment);
		if (!told) continue;
		found.push({
			...told,
			lines: codeOf(comment, prepared),
			comment: comment.lines,
			kind: beside ? "workaround" : warning.test(told.text) ? "gotcha" : "why",
		});
	}
	return found;
}

type Told = Pick<WrittenReason, "text" | "strength">;

/** Names of rules alone are no words. */
function saysSomething(reason: string | undefined): boolean {
	return reason !== undefined && /[a-z]+\W+[a-z]+\W+[a-z]+/i.test(reason);
}

/** What is said of a suppression, and which one it is; a comment in whose midst it stands as it is. */
function besideText(
	{ reason = "", name, rules }: Suppression,
	{ text }: CodeComment,
): Told {
	const isFirst = text.indexOf(name) < shortStart;
	const silenced = [name, ...rules].join(" ");
	const below = text.split("\n").slice(1);
	return {
		text: isFirst
			? `${[reason, ...below].join(" ").trim()}\n\n\`${silenced}\``
			: text,
		strength: 1,
	};
}

/** A short comment as it stands; of a long one the sentences that give reasons. */
function reasonText(comment: CodeComment): Told | undefined {
	const strength = commentReason(comment, least)?.strength;
	if (strength === undefined) return undefined;
	const { text } = comment;
	if (text.split("\n").length <= shortComment) return { text, strength };
	const setting = comment.isDoc ? "doc" : "comment";
	const reasons = reasonsIn(text, setting, least);
	return { text: reasons.map((reason) => reason.text).join(" "), strength };
}

/** Whether some text says these words already, whatever their layout and the marks around them. */
export function saysAlready(text: string, reason: WrittenReason): boolean {
	return bare(text).includes(bare(reason.text));
}

function bare(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
}

/** The comment and what it is about. */
function codeOf(comment: CodeComment, text: PreparedText): LineRange {
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
