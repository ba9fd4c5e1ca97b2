import type { PreparedText } from "../preparedText.ts";
import { declaredIn } from "./declaredIn.ts";

const mostParameters = 40;

/** The name of what the solid line `index` begins to declare, be its parameters on lines of their own; see `declaredIn`. */
export function declarationAt(
	text: PreparedText,
	index: number,
): string | undefined {
	const line = lineAt(text, index);
	const known = declaredIn(line);
	if (known !== undefined || !line.endsWith("(")) return known;
	const end = closedAt(text, index);
	const last = end === undefined ? "" : lineAt(text, end);
	// A call that is broken so ends otherwise.
	return /^\).*[{:]$/.test(last) ? declaredIn(`${line}${last}`) : undefined;
}

/** The line that closes what the line at `start` opens: the next one as deep. */
function closedAt({ solid }: PreparedText, start: number): number | undefined {
	const depth = solid[start]?.indent ?? 0;
	for (let at = start + 1; at <= start + mostParameters; at++) {
		const indent = solid[at]?.indent;
		if (indent === undefined || indent < depth) return undefined;
		if (indent === depth) return at;
	}
	return undefined;
}

function lineAt(text: PreparedText, index: number): string {
	const line = text.solid[index]?.line ?? 0;
	return (text.lines[line - 1] ?? "").trim();
}
