import { codeSyntaxOf } from "../../core/code/codeSyntax.ts";
import { languageOf } from "../../core/code/languageOf.ts";
import { type CodePiece, scanCode } from "../../core/code/scanCode.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { type CodeComment, commentsIn } from "./commentsIn.ts";
import { LineFinder } from "./lineFinder.ts";
import { bestReasonIn } from "./reasonsIn.ts";
import { codeSuppressions, suppressionForms } from "./suppressionForms.ts";

/** A place where somebody silenced a tool, or left a mark that the code is not as it should be. */
export interface Suppression {
	/** Where it is written: not what it silences. */
	readonly lines: LineRange;
	readonly kind: "suppression" | "mark";
	/** As it is written: `eslint-disable-next-line`, `@SuppressWarnings`, `TODO`. */
	readonly name: string;
	/** The rules that it names; empty where it names none. */
	readonly rules: readonly string[];
	/**
	 * What is said beside it, on one line: of a suppression what follows it, else a reason in the comment around or right
	 * above; of a mark the reason in what follows. `undefined` where nothing is.
	 */
	readonly reason: string | undefined;
}

/** Lines of a comment around a suppression that may speak of it. */
const nearby = 8;

/**
 * The suppressions and marks of a code text, in the order of their lines. What stands in a text of the language is none.
 * Empty where the language of a file of that name is not known.
 */
export function suppressionsIn(
	text: string,
	path: RepoPath,
): readonly Suppression[] {
	const comments = commentsIn(text, path);
	const found = [
		...comments.flatMap((comment, at) => inComment(comment, comments[at - 1])),
		...inCode(text, path, comments),
	];
	return found.sort((a, b) => a.lines.start - b.lines.start);
}

function inComment(
	comment: CodeComment,
	above: CodeComment | undefined,
): readonly Suppression[] {
	const rows = comment.text.split("\n");
	const found: Suppression[] = [];
	for (const [row, source] of rows.entries()) {
		const line = comment.textLine + row;
		const piece = matchOf(source.trim());
		if (!piece) continue;
		const { kind, name, rules, rest } = piece;
		const below = rows.slice(row + 1, row + 1 + nearby);
		const near = [...rows.slice(Math.max(0, row - nearby), row), ...below];
		const around =
			bestReasonIn(near.join("\n"), "comment") ??
			(above?.lines.end === comment.lines.start - 1
				? bestReasonIn(above.text, "comment")
				: undefined);
		const reason =
			kind === "mark"
				? markReason(rest, below)
				: (wordsOf(rest) ?? around?.text);
		found.push({
			lines: { start: line, end: line },
			kind,
			name,
			rules,
			reason,
		});
	}
	return found;
}

interface Matched {
	readonly kind: Suppression["kind"];
	readonly name: string;
	readonly rules: readonly string[];
	readonly rest: string;
}

function matchOf(line: string): Matched | undefined {
	const seen = line.slice(0, 2000);
	for (const { kind, pattern } of suppressionForms) {
		const match = pattern.exec(seen);
		if (!match) continue;
		return {
			kind,
			name: match.groups?.["name"] ?? "",
			rules: rulesOf(match.groups?.["rules"]),
			rest: seen.slice(match[0].length),
		};
	}
	return undefined;
}

/** A mark's reason, in the rest of its paragraph. */
function markReason(
	rest: string,
	below: readonly string[],
): string | undefined {
	const end = below.findIndex((line) => line.trim() === "");
	const lines = [
		rest.replace(/^[:\s-]+/, ""),
		...below.slice(0, end < 0 ? undefined : end),
	];
	return bestReasonIn(lines.join("\n"), "comment")?.text;
}

/** The words that follow a suppression, without what parts them from it; `undefined` for fewer than two. */
function wordsOf(rest: string): string | undefined {
	const words = rest
		.replace(/@preserve\b/g, "")
		.replace(/^[\s:;,.)–—-]*(?:(?:\/\/|#|\/\*)\s*)?/, "")
		.trim();
	const inBrackets = /^\((.*)\)$/.exec(words)?.[1] ?? words;
	return /\p{L}\p{L}+[^\p{L}]+\p{L}/u.test(inBrackets) ? inBrackets : undefined;
}

function rulesOf(rules: string | undefined): readonly string[] {
	const named = (rules ?? "").replace(
		/\b(?:reason|Justification) ?= ?"[^"]*"/g,
		"",
	);
	return named
		.split(/[\s,;]+/)
		.map((rule) => rule.replace(/^["'{]+|["'}]+$/g, ""))
		.filter((rule) => /\w/.test(rule));
}

function inCode(
	text: string,
	path: RepoPath,
	comments: readonly CodeComment[],
): readonly Suppression[] {
	const syntax = codeSyntaxOf(languageOf(path));
	// Most code has none, and is not read again.
	if (
		!syntax ||
		!/@(?:file:)?Suppress|#!?\[(?:allow|expect)|#pragma |SuppressMessage/.test(
			text,
		)
	)
		return [];
	const pieces = scanCode(text, syntax);
	const lines = new LineFinder(text);
	const beside = besideOf(comments);
	return codeSuppressions
		.flatMap((form) => [...text.matchAll(form)])
		.filter((match) => !isInside(pieces, match.index))
		.map((match) => {
			const start = lines.lineAt(match.index);
			const end = lines.lineAt(match.index + match[0].length - 1);
			const rules = match.groups?.["rules"];
			return {
				lines: { start, end },
				kind: "suppression",
				name: wholeName(match.groups?.["name"] ?? ""),
				rules: rulesOf(rules),
				reason:
					/\b(?:reason|Justification) ?= ?"([^"]*)"/.exec(rules ?? "")?.[1] ??
					beside({ start, end }),
			};
		});
}

/** With the bracket that it opens; “SuppressMessage” without its. */
function wholeName(name: string): string {
	return name.startsWith("#") && name.includes("[")
		? `${name}]`
		: name.replace(/^\[(?:assembly: ?)?/, "");
}

function isInside(pieces: readonly CodePiece[], index: number): boolean {
	let low = 0;
	let high = pieces.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((pieces[middle]?.start ?? 0) <= index) low = middle + 1;
		else high = middle;
	}
	return index < (pieces[low - 1]?.end ?? 0);
}

/** Tells of lines what a comment behind them says, or a reason in the one right above. */
function besideOf(
	comments: readonly CodeComment[],
): (at: LineRange) => string | undefined {
	const byStart = new Map(comments.map((one) => [one.lines.start, one]));
	const byEnd = new Map(comments.map((one) => [one.lines.end, one]));
	return ({ start, end }) => {
		const behind = byStart.get(end);
		const above = byEnd.get(start - 1);
		return (
			(behind?.isTrailing
				? wordsOf(behind.text.replaceAll("\n", " "))
				: undefined) ??
			(above && bestReasonIn(above.text, "comment")?.text)
		);
	};
}
