import type { LineRange } from "../core/lineRange.ts";
import type { RepoPath } from "../core/repoPath.ts";

/** What somebody asks about code. */
export interface AskedWhy {
	/** In their words. */
	readonly question: string;
	readonly path: RepoPath;
	/** 1-based, inclusive; `undefined`: the whole file or folder is meant. */
	readonly lines: LineRange | undefined;
	/** The lines themselves, as they stand; none for a whole file or folder. */
	readonly code: readonly string[];
	/** Where they are read in a browser; `undefined`: nowhere that is known. */
	readonly link: string | undefined;
}

/** The most lines of code that a message holds. */
const mostLines = 20;

/**
 * The question as a message to a colleague, in Markdown that reads well as plain text: what is asked, where, the code, at
 * most 20 lines of it. Ends without a line end.
 */
export function askMessage({
	question,
	path,
	lines,
	code,
	link,
}: AskedWhy): string {
	const place = lines
		? `${path}:${lines.start}${lines.end > lines.start ? `-${lines.end}` : ""}`
		: path;
	const parts = [question.trim(), link ? `${place}\n${link}` : place];
	if (code.length > 0) parts.push(fenced(withoutIndent(code)));
	return parts.join("\n\n");
}

function fenced(code: readonly string[]): string {
	const shown =
		code.length > mostLines ? [...code.slice(0, mostLines - 1), "…"] : code;
	const runs = shown.join("\n").match(/`+/g) ?? [];
	const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
	return [fence, ...shown, fence].join("\n");
}

/** Without what all lines begin with. */
function withoutIndent(code: readonly string[]): readonly string[] {
	const indents = code
		.filter((line) => line.trim() !== "")
		.map((line) => /^[ \t]*/.exec(line)?.[0] ?? "");
	const [first = ""] = indents;
	let length = first.length;
	while (!indents.every((indent) => indent.startsWith(first.slice(0, length))))
		length--;
	return code.map((line) => (line.trim() === "" ? "" : line.slice(length)));
}
