import type { LineRange } from "../../core/lineRange.ts";

/** What a comment is there for. */
export type CommentKind =
	/** Says something to people. */
	| "prose"
	| "licence"
	/** Code that was taken out of use. */
	| "code"
	/** Parts one section from the next, or is its heading. */
	| "ruler"
	/** Something that is still to be done. */
	| "todo"
	/** Speaks to a tool: a compiler, a linter, an editor. */
	| "directive";

/** Characters of a comment that are looked into. */
const horizon = 4000;

const licence =
	/\bcopyright\b|\(c\) ?\d{4}|SPDX-License-Identifier|all rights reserved|licen[sc]ed (?:under|to)|permission is hereby granted|redistribution and use|without warrant/i;
const directive =
	/^(?:!|-\*-|vim?:|go:\w|\+build|#?(?:end)?region\b|global\b|globals\b|exported\b|jshint\b|jslint|@(?:ts-|flow|jsx|vite-|license|preserve|internal$|vitest-)|<reference\b|<amd|coding[:=]|type:|noqa|noinspection|nolint|pylint:|mypy:|pyright:|flake8:|isort:|fmt: ?(?:on|off)|yapf:|ruff:|black:|pragma:|eslint|biome-ignore|prettier-ignore|stylelint|tslint:|istanbul |c8 |v8 ignore|NOSONAR|NOLINT|clang-format (?:on|off)|@formatter:|language=|(?:#|@|\$)__|webpack\w*:|@__PURE__|fall ?-?through\.?$|empty$|end\b.{0,20}$)/i;
const todo = /^(?:[-*] ?)?@?(?:TODO|FIXME|XXX|HACK|TBD)\b/i;

/** Tells what a comment is there for, by its text without marks and by where it stands. */
export function commentKind(text: string, lines: LineRange): CommentKind {
	const seen = text.slice(0, horizon);
	if (seen.split("\n").every(isDirective)) return "directive";
	if (licence.test(seen) && (lines.start <= 30 || seen.length > 400))
		return "licence";
	if (isRuler(seen)) return "ruler";
	if (isCode(seen)) return "code";
	return todo.test(seen) ? "todo" : "prose";
}

/** Whether a line of a comment speaks to a tool. */
export function isDirective(line: string): boolean {
	return directive.test(line.trimStart());
}

function isRuler(text: string): boolean {
	const letters = text.match(/[\p{L}\p{N}]+/gu) ?? [];
	if (letters.length === 0) return true;
	const isDrawn = /[-=#*~_─━═+/]{3,}/.test(text);
	return isDrawn && letters.length <= 8 && !/[a-z][.!?](?:\s|$)/.test(text);
}

/** Words that prose has and code has not. */
const prose =
	/\b(?:the|an|is|are|was|were|be|to|of|that|this|it|we|because|when|so|and|but|should|must|can|will|with|don't|doesn't)\b/gi;

function isCode(text: string): boolean {
	const lines = text.split("\n").filter((line) => line.trim() !== "");
	const code = lines.filter(isCodeLine).length;
	if (code * 2 < lines.length || code === 0) return false;
	const words = text.match(/[\p{L}']+/gu)?.length ?? 0;
	const telling = text.match(prose)?.length ?? 0;
	return telling * 8 < words || telling === 0;
}

function isCodeLine(line: string): boolean {
	const text = line.slice(0, 300).trim();
	return (
		/[;{}]$|^[}\])]|^(?:import|from|export|const|let|var|return|if|for|while|else|def|class|func|fn|public|private|static|#include|#define|package)\b.*[=(){}:;"'<]/.test(
			text,
		) ||
		/^[\w.$[\]>*&-]{1,80} ?(?:[-+*/|&:]?=|\+\+|--)(?:\s|$)/.test(text) ||
		/^[\w.$>-]{1,80}\(.{0,200}\)[,;]?$/.test(text) ||
		/^<\/?[\w.-]+[^<>]{0,200}\/?>/.test(text) ||
		/^["'][\w.-]+["']\s?[:,]|^@\w+/.test(text)
	);
}
