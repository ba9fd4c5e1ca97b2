import { declarationAt } from "../../../src/core/anchor/engine/declarationAt.ts";
import { declarationsAround } from "../../../src/core/anchor/engine/declarationsAround.ts";
import { findSymbol } from "../../../src/core/anchor/findSymbol.ts";
import {
	type PreparedText,
	prepareText,
} from "../../../src/core/anchor/preparedText.ts";
import { symbolOf } from "../../../src/core/anchor/symbolOf.ts";
import type { LineRange } from "../../../src/core/lineRange.ts";

/** A function of a file. */
export interface FoundFunction {
	/** Dotted path, as `findSymbol` takes it. */
	readonly symbol: string;
	readonly lines: LineRange;
}

/** How files of code end. */
export const codeEndings =
	"js jsx mjs cjs ts tsx mts cts py go rs java kt cs rb php c cc cpp h hpp".split(
		" ",
	);
const code = new RegExp(`\\.(?:${codeEndings.join("|")})$`);
const foreign =
	/(?:^|\/)(?:node_modules|vendor|third_party|dist|build|generated)\/|\.min\.|\.pb\.|_generated\.|\.gen\.|\.d\.ts$/;
const mostLines = 150;
const fewestLines = 3;

/** Whether functions of a file are chosen from: it is code that somebody of the repository writes. */
export function mayHoldFunctions(path: string): boolean {
	return code.test(path) && !foreign.test(path);
}

/** The lines (1-based) of a text on which a function or method begins, as far as that shows. */
export function functionStarts(source: string): readonly number[] {
	const text = prepareText(source);
	return text.solid.flatMap(({ line }, index) =>
		isFunction((text.lines[line - 1] ?? "").trim()) &&
		declarationAt(text, index) !== undefined
			? [line]
			: [],
	);
}

/** No function begins on a longer line that people wrote. */
const mostCharacters = 200;

function isFunction(line: string): boolean {
	if (line.length > mostCharacters) return false;
	if (
		/^(?:export\s+)?(?:default\s+)?(?:abstract\s+)?(?:class|interface|struct|enum|trait|impl|module|namespace|type|mod)\b/.test(
			line,
		)
	)
		return false;
	// A call that is handed one.
	if (
		/^[\w.$]+\((?:["'`].*,\s*)?(?:async\s*)?(?:function\b|\([^()]*\)\s*=>|\w+\s*=>)/.test(
			line,
		)
	)
		return false;
	if (/\b(?:function\*?|def|func|fn|fun)\b/.test(line)) return true;
	return (
		/[=:]\s*(?:async\s*)?(?:\([^()]*\)|\w+)(?:\s*:[^=]*)?\s*=>\s*\{?$/.test(
			line,
		) ||
		/^[^="'`]*\([^"'`]*\)[^;="'`]*\{$/.test(line) ||
		/^(?:public|private|protected|internal|static)\b[^="'`;]*\([^"'`;]*\)$/.test(
			line,
		)
	);
}

/** The function that begins on a line; `undefined` where it is too short or too long, or its name alone does not find it. */
export function functionAt(
	source: string,
	line: number,
): FoundFunction | undefined {
	const text = prepareText(source);
	const header = text.solid.findIndex((solid) => solid.line === line);
	const around = declarationsAround(text, header, header);
	const symbol = around
		.map(({ name }) => name)
		.toReversed()
		.join(".");
	const lines = soleFunction(text, symbol);
	if (!lines) return undefined;
	const length = lines.end - lines.start + 1;
	return length < fewestLines || length > mostLines
		? undefined
		: { symbol, lines };
}

/** Where the symbol is, if it is once in the text. */
export function soleFunction(
	text: PreparedText,
	symbol: string,
): LineRange | undefined {
	const [only, ...more] = findSymbol(text, symbol);
	return more.length === 0 ? only : undefined;
}

/** The symbol of the function that the lines are, if its name alone finds it there. */
export function symbolAt(
	text: PreparedText,
	lines: LineRange,
): string | undefined {
	const symbol = symbolOf(text, lines);
	const found = symbol === undefined ? undefined : soleFunction(text, symbol);
	return found && found.start <= lines.end && lines.start <= found.end
		? symbol
		: undefined;
}
