import {
	blockEnd,
	headerAt,
} from "../../../src/core/anchor/engine/blockEnd.ts";
import { prepareText } from "../../../src/core/anchor/preparedText.ts";
import type { LineRange } from "../../../src/core/lineRange.ts";

/** How functions begin, in the languages of the repositories that are measured. */
const header =
	/^\s*(?:(?:export|default|public|private|protected|internal|static|final|override|abstract|suspend|inline|async|pub)\s+)*(?:function\*?\s+\w+|def\s+\w+|func\s+(?:\([^)]*\)\s*)?\w+|fun\s+(?:<[^>]*>\s*)?[\w.]+|(?:get|set)\s+\w+\(|#?\w+\([^;]*\)\s*(?::[^;{]+)?\{$|(?:const|let)\s+\w+\s*=\s*(?:async\s*)?\([^;]*\)\s*(?::[^;]+)?=>\s*\{$|[A-Za-z_][\w\s*]*\b\w+\([^;]*\)\s*\{$)/;
const noFunction =
	/^\s*(?:if|for|while|switch|catch|return|else|with|do|try)\b/;

/** The functions of a text that have at least `least` lines, in its order: where each stands. */
export function functionsOf(text: string, least: number): readonly LineRange[] {
	const prepared = prepareText(text);
	const found: LineRange[] = [];
	for (const [at, { line }] of prepared.solid.entries()) {
		const source = prepared.lines[line - 1] ?? "";
		if (!header.test(source) || noFunction.test(source)) continue;
		if (headerAt(prepared, at) !== at) continue;
		const last = blockEnd(prepared, at, false, 200);
		const end = last === undefined ? undefined : prepared.solid[last]?.line;
		if (end !== undefined && end - line + 1 >= least)
			found.push({ start: line, end });
	}
	return found;
}
