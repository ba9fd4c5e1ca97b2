import type { CodePiece } from "../../core/code/scanCode.ts";

/**
 * What stands between the marks of a comment, without what decorates its lines and the indentation that they share: as
 * many lines as there were, some perhaps empty, parted by `\n`. `mark` is the opening one.
 */
export function commentText(
	inside: string,
	what: CodePiece["what"],
	mark: string,
): string {
	if (what === "line") return lineText(inside, mark);
	const [first = "", ...rest] = inside.replace(/\r\n?/g, "\n").split("\n");
	const head = what === "block" ? first.replace(/^[*!]{1,99}<?/, "") : first;
	const body = what === "block" ? withoutStars(rest) : rest;
	return [head.trim(), ...withoutIndent(body)]
		.map((line) => (isDrawn(line) ? "" : line))
		.join("\n");
}

/** Whether a line only parts others. */
function isDrawn(line: string): boolean {
	return /^\s*[-=*#~_+/\\]{4,}\s*$/.test(line);
}

/** One character more than the mark may belong to it: `///`, `//!`, `##`, `-- |`. */
function lineText(inside: string, mark: string): string {
	const last = mark.at(-1) ?? "";
	let at = 0;
	while (at < inside.length && (inside[at] === last || inside[at] === "!"))
		at++;
	if (inside[at] === "<" && at > 0) at++;
	if (inside[at] === ":" && last === "#") at++;
	return inside.slice(at).replace(/^ /, "").trimEnd();
}

function withoutStars(lines: readonly string[]): readonly string[] {
	const marked = lines.filter((line) => /^[ \t]*\*/.test(line)).length;
	const filled = lines.filter((line) => line.trim() !== "").length;
	if (marked * 2 < filled) return lines;
	return lines.map((line) => line.replace(/^[ \t]*\*{1,99}/, ""));
}

function withoutIndent(lines: readonly string[]): readonly string[] {
	let indent = Number.POSITIVE_INFINITY;
	for (const line of lines)
		if (line.trim() !== "") indent = Math.min(indent, line.search(/\S/));
	return lines.map((line) => line.slice(indent).trimEnd());
}
