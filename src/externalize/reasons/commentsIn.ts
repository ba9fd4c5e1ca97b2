import { codeSyntaxOf } from "../../core/code/codeSyntax.ts";
import { embeddedCode } from "../../core/code/embeddedCode.ts";
import { languageOf } from "../../core/code/languageOf.ts";
import { type CodePiece, scanCode } from "../../core/code/scanCode.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { type CommentKind, commentKind } from "./commentKind.ts";
import { commentText } from "./commentText.ts";
import { LineFinder } from "./lineFinder.ts";

/** A comment of a code text. */
export interface CodeComment {
	/** Where it stands, marks included. */
	readonly lines: LineRange;
	/** What it says: without marks and shared indentation, lines parted by `\n`. Never empty. */
	readonly text: string;
	/** The line of the file in which the text's first line stands, 1-based. */
	readonly textLine: number;
	/** Code stands before it on its first line. */
	readonly isTrailing: boolean;
	/** Made for readers of the documentation: `/**`, `///`, a docstring. */
	readonly isDoc: boolean;
	readonly kind: CommentKind;
}

/** Characters of white space before a comment above which code is taken to stand there: a line is not read over and over. */
const widest = 500;

interface Found {
	readonly start: number;
	end: number;
	text: string;
	readonly isTrailing: boolean;
	readonly isDoc: boolean;
	/** Mark and column by which the comment of the next line belongs to it; `undefined` where none can. */
	readonly row: string | undefined;
}

/**
 * The comments of a code text in the order of their lines, none on a line of another: line comments right below each
 * other are one, as are comments that share a line. Docstrings of Python count as comments. Takes time in proportion to
 * the text. Empty where the language of a file of that name is not known. Lines end with `\n` or `\r\n`.
 */
export function commentsIn(
	text: string,
	path: RepoPath,
): readonly CodeComment[] {
	const found: Found[] = [];
	for (const part of embeddedCode(text, languageOf(path))) {
		const syntax = codeSyntaxOf(part.language);
		if (!syntax) continue;
		const code = text.slice(part.start, part.end);
		const lines = new LineFinder(code, part.line);
		for (const piece of scanCode(code, syntax)) {
			const isComment =
				piece.what !== "text" ||
				(part.language === "py" && isDocstring(code, piece, lines));
			if (isComment) append(found, commentAt(code, piece, lines));
		}
	}
	return found.map(finish).filter((comment) => comment.text !== "");
}

function append(found: Found[], next: Found): void {
	const last = found.at(-1);
	const isSameLine = last !== undefined && next.start <= last.end;
	const isBelow =
		last?.row !== undefined &&
		last.row === next.row &&
		next.start === last.end + 1 &&
		!next.isTrailing;
	if (!last || !(isSameLine || isBelow)) {
		found.push(next);
		return;
	}
	last.text += `${isSameLine ? " " : "\n"}${next.text}`;
	last.end = next.end;
}

function commentAt(code: string, piece: CodePiece, lines: LineFinder): Found {
	const lineStart = lines.startOf(piece.start);
	const mark = code.slice(piece.start, piece.from);
	const isDoc =
		piece.what === "text" ||
		/^(?:\/\*\*(?!\*)|\/\/[/!](?!\/)|--+ ?[|^])/.test(
			code.slice(piece.start, piece.from + 3),
		);
	const start = lines.lineAt(piece.start);
	const end = lines.lineAt(Math.max(piece.start, piece.end - 1));
	return {
		start,
		end,
		text: commentText(code.slice(piece.from, piece.to), piece.what, mark),
		isTrailing:
			piece.start - lineStart > widest ||
			code.slice(lineStart, piece.start).trim() !== "",
		isDoc,
		row: start === end ? `${mark} ${piece.start - lineStart}` : undefined,
	};
}

/** Whether the text is a statement of its own, which says something to readers only. */
function isDocstring(
	code: string,
	piece: CodePiece,
	lines: LineFinder,
): boolean {
	if (piece.depth > 0) return false;
	const lineStart = lines.startOf(piece.start);
	const before = code.slice(
		Math.max(lineStart, piece.start - 200),
		piece.start,
	);
	if (!/^[ \t]*[rRuU]?$/.test(before)) return false;
	if (/\\\r?\n$/.test(code.slice(Math.max(0, lineStart - 3), lineStart)))
		return false;
	return /^[ \t]*(?:[#\r\n;]|$)/.test(code.slice(piece.end, piece.end + 80));
}

function finish(found: Found): CodeComment {
	const lines = { start: found.start, end: found.end };
	const text = found.text.trim();
	const before = found.text.slice(0, found.text.indexOf(text));
	const textLine = found.start + (before.match(/\n/g)?.length ?? 0);
	const { isTrailing, isDoc } = found;
	const kind = commentKind(text, lines);
	return { lines, text, textLine, isTrailing, isDoc, kind };
}
