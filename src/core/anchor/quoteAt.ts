import type { Quote } from "./anchor.ts";

/**
 * The quote of an anchor block that opens on the 1-based line `noteLine` of a note's `lines`, read without parsing
 * the rest. Holds for blocks that the scanner found: they begin in the first column. An unclosed block ends with
 * the text.
 */
export function quoteAt(lines: readonly string[], noteLine: number): Quote {
	const fence =
		/^(?:`{3,}|~{3,})/.exec(lines[noteLine - 1] ?? "")?.[0] ?? "```";
	const closing = new RegExp(`^ {0,3}${fence[0]}{${fence.length},}[ \\t]*$`);
	let end = noteLine;
	while (end < lines.length && !closing.test(lines[end] ?? "")) end++;
	return { lines: lines.slice(noteLine, end) };
}
