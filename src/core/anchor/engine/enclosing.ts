import type { PreparedText } from "../preparedText.ts";

const mostSteps = 3000;

/** Headers of the blocks that a solid line stands in, innermost first, at most `most`: the lines above it that are indented less. */
export function enclosingHeaders(
	{ solid, lines }: PreparedText,
	index: number,
	most: number,
): number[] {
	const found: number[] = [];
	let depth = solid[index]?.indent ?? 0;
	const stop = Math.max(0, index - mostSteps);
	for (
		let at = index - 1;
		at >= stop && depth > 0 && found.length < most;
		at--
	) {
		const line = solid[at];
		if (!line || line.indent >= depth) continue;
		const text = (lines[line.line - 1] ?? "").trim();
		// An opening bracket alone, the end of a header of several lines, or a branch: the header is further up.
		if (/^[\])}{]/.test(text) || /^(?:#|\/\/|\*|@\w)/.test(text)) {
			depth = Math.min(depth, line.indent + 1);
			continue;
		}
		depth = line.indent;
		found.push(at);
	}
	return found;
}
