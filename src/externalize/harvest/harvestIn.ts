import {
	type PreparedText,
	prepareText,
} from "../../core/anchor/preparedText.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { NoteKind } from "../../core/note.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { fileRole } from "../moments/fileRole.ts";
import { isDirective } from "../reasons/commentKind.ts";
import { commentReason } from "../reasons/commentReason.ts";
import { type CodeComment, commentsIn } from "../reasons/commentsIn.ts";
import { reasonsIn } from "../reasons/reasonsIn.ts";
import { type Suppression, suppressionsIn } from "../reasons/suppressionsIn.ts";
import { codeOfComment } from "./codeOfComment.ts";
import { commentedKind, givesReasonOutright } from "./reasonKind.ts";
import { holdsWords } from "./sameWords.ts";
import { saysGenerated } from "./saysGenerated.ts";
import { wordsAsMarkdown } from "./wordsAsMarkdown.ts";

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

/** Surer than what is only shown: a draft is to be read and kept. */
const least = 0.85;
/** The same of a sentence that says in so many words that it gives a reason. */
const leastOutspoken = 0.75;
/** In tests most comments tell what is tested; long ones, and those apart from code, explain how something is used. */
const leastElsewhere = 0.95;
/** Characters that may stand before a suppression with which a comment begins. */
const shortStart = 8;
/** Lines. */
const shortComment = 8;

/**
 * The reasons in the comments of a code text, in its order, each with the code that it is about; those beside suppressions
 * are workarounds, those that warn are something to watch out for. None in licences, in code that is out of use or that a
 * program wrote, and where the language is not known.
 */
export function harvestIn(
	text: string,
	path: RepoPath,
): readonly WrittenReason[] {
	if (saysGenerated(text)) return [];
	const prepared = prepareText(text);
	const silenced = suppressionsIn(text, path);
	const isTest = fileRole(path) === "test";
	const found: WrittenReason[] = [];
	for (const comment of commentsIn(text, path)) {
		const lines = codeOfComment(comment, prepared);
		const beside = silenced.find(
			({ kind, lines: { start }, reason }) =>
				kind === "suppression" &&
				start >= comment.lines.start &&
				start <= comment.lines.end &&
				saysSomething(reason) &&
				// A reason in another comment above need not be one for it.
				holdsWords(comment.text, reason ?? ""),
		);
		const told = beside
			? besideText(beside, comment)
			: reasonText(
					{ ...comment, isDoc: comment.isDoc || names(comment, prepared) },
					isTest || isApart(comment, lines),
					isTest,
				);
		if (!told) continue;
		found.push({
			...told,
			...{ lines, comment: comment.lines },
			kind: beside ? "workaround" : commentedKind(told.text),
			text: wordsAsMarkdown(told.text),
		});
	}
	return found;
}

type Told = Pick<WrittenReason, "text" | "strength">;

/** Names of rules alone are no words, and a few say too little. */
function saysSomething(reason: string | undefined): boolean {
	return reason !== undefined && /[a-z]+(?:\W+[a-z]+){3}/i.test(reason);
}

/** What is said of a suppression, and which one it is; a comment in whose midst it stands as it is. */
function besideText(
	{ reason = "", name, rules }: Suppression,
	{ text }: CodeComment,
): Told {
	const isFirst = text.indexOf(name) < shortStart;
	const silenced = [name, ...rules].join(" ");
	const below = text
		.split("\n")
		.slice(1)
		.filter((line) => !isDirective(line))
		.join(" ");
	const told = holdsWords(below, reason) ? below : `${reason} ${below}`;
	return {
		text: isFirst ? `${told.trim()}\n\n\`${silenced}\`` : text,
		strength: 1,
	};
}

/** Whether a comment begins with the name of what is declared below, as documentation does in some languages. */
function names(
	{ text, lines }: CodeComment,
	{ lines: code }: PreparedText,
): boolean {
	const name = /^[A-Za-z_]\w{2,}(?= )/.exec(text)?.[0];
	return name !== undefined && (code[lines.end] ?? "").includes(name);
}

/** Whether a comment is about no code that stands below it or on its line. */
function isApart({ lines, isTrailing }: CodeComment, code: LineRange): boolean {
	return !isTrailing && code.end === lines.end;
}

/** A short comment as it stands; of a long one the sentences that give reasons. `isElsewhere`: reasons are rare there. */
function reasonText(
	comment: CodeComment,
	isElsewhere: boolean,
	isTest: boolean,
): Told | undefined {
	const { text, isDoc } = comment;
	const isLong = text.split("\n").length > shortComment;
	const wanted = isLong || isElsewhere ? leastElsewhere : least;
	const reason = commentReason(comment, Math.min(wanted, leastOutspoken));
	if (!reason) return undefined;
	const { strength } = reason;
	const isOutspoken = givesReasonOutright(reason.text);
	if (isTest && !isOutspoken) return undefined;
	if (strength < wanted && !(isOutspoken && wanted === least)) return undefined;
	if (!isLong) return { text, strength };
	const reasons = reasonsIn(text, isDoc ? "doc" : "comment", wanted);
	return { text: reasons.map((reason) => reason.text).join(" "), strength };
}
