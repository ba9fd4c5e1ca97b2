import { prepareText } from "../../core/anchor/preparedText.ts";
import type { NoteKind } from "../../core/note.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { type CodeComment, commentsIn } from "../reasons/commentsIn.ts";
import { codeOfComment } from "./codeOfComment.ts";
import type { WrittenReason } from "./harvestIn.ts";
import { isMended } from "./reasonKind.ts";
import { wordsAsMarkdown } from "./wordsAsMarkdown.ts";

const mark =
	/^\s*(?:[-*] ?)?@?(TODO|FIXME|HACK|XXX)\b(?:\([^()]{0,80}\))?[ \t]*[:\-–—]*[ \t]*/;
/** Will be gone one day. */
const passing =
	/\b(?:until|once|as soon as|remove (?:this|me|it|when|after|in)|can (?:be removed|go)|no longer needed|drop (?:this|when|in))\b/i;
/** Fewer say nothing to somebody else. */
const fewestWords = 3;

/**
 * What comments of a code text say that is still to be done, in its order, each with the code that it is about: `TODO`,
 * `FIXME`, `HACK` and `XXX` at the start of one of their lines, up to the next mark or blank line. A workaround where
 * something is to go, or is a makeshift; else a question that is open.
 */
export function todosIn(
	text: string,
	path: RepoPath,
): readonly WrittenReason[] {
	const prepared = prepareText(text);
	return commentsIn(text, path)
		.filter(({ kind }) => kind !== "licence" && kind !== "code")
		.flatMap((comment) =>
			marksIn(comment).map(({ start, end, words, kind }) => ({
				lines: codeOfComment(
					{
						isTrailing: comment.isTrailing,
						lines: { start, end: comment.lines.end },
					},
					prepared,
				),
				...{ comment: { start, end }, kind, strength: 1 },
				text: wordsAsMarkdown(words),
			})),
		);
}

interface Mark {
	readonly start: number;
	readonly end: number;
	readonly words: string;
	readonly kind: NoteKind;
}

function marksIn({ text, textLine, lines }: CodeComment): readonly Mark[] {
	const rows = text.split("\n");
	const found: Mark[] = [];
	for (const [row, first] of rows.entries()) {
		const [whole, name] = mark.exec(first) ?? [];
		if (whole === undefined || name === undefined) continue;
		let last = row;
		while (isMore(rows[last + 1])) last++;
		const said = rows.slice(row, last + 1);
		const told = [first.slice(whole.length), ...said.slice(1)].join(" ");
		if ((told.match(/\p{L}{2,}/gu)?.length ?? 0) < fewestWords) continue;
		const isPassing = passing.test(told) || isMended(told);
		found.push({
			start: Math.min(textLine + row, lines.end),
			end: Math.min(textLine + last, lines.end),
			words: said.map((line) => line.trim()).join("\n"),
			kind:
				name === "HACK" || (isPassing && !told.includes("?"))
					? "workaround"
					: "question",
		});
	}
	return found;
}

function isMore(row: string | undefined): boolean {
	return row !== undefined && row.trim() !== "" && !mark.test(row);
}
