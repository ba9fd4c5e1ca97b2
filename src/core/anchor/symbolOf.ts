import type { LineRange } from "../lineRange.ts";
import { declarationsAround } from "./engine/declarationsAround.ts";
import { regionOf } from "./engine/region.ts";
import type { PreparedText } from "./preparedText.ts";

/**
 * The dotted path of the innermost function, method, class or the like that holds all of the lines (1-based, inclusive), or is
 * them, variables of functions left out: what an editor that knows the language says, as far as that can be read
 * without a parser. `undefined` where none is seen.
 */
export function symbolOf(
	text: PreparedText,
	lines: LineRange,
): string | undefined {
	const region = regionOf(text, lines);
	if (!region) return undefined;
	const path: string[] = [];
	let isInBody = false;
	for (const { name, header } of declarationsAround(
		text,
		region.first,
		region.last,
	).toReversed()) {
		const line = text.lines[(text.solid[header]?.line ?? 0) - 1] ?? "";
		if (isInBody && isVariable(line)) continue;
		path.push(name);
		isInBody ||= isBody(line);
	}
	return path.length === 0 ? undefined : path.join(".");
}

function isVariable(line: string): boolean {
	return /^\s*(?:const|let|var|val)\s/.test(line);
}

/** Whether what the line declares is code that runs, whose variables are nobody's business outside of it. */
function isBody(line: string): boolean {
	return !/\b(?:class|interface|struct|enum|trait|impl|object|module|namespace|type|protocol)\s+[A-Za-z_]/.test(
		line,
	);
}
