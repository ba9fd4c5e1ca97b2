/**
 * Lines that Tacit adds to a file that takes `#` comments stand between two comment lines. What stands between
 * them, and nothing else, is removed again.
 */
export interface MarkedBlock {
	/** Offsets in the text: from the begin line's first character to behind the end line's line end. */
	readonly start: number;
	readonly end: number;
	/** Between the markers, without line ends. */
	readonly lines: readonly string[];
	/** Whether Tacit made the whole file. */
	readonly madeFile: boolean;
}

const about = "notes beside the code";
const beginLine = `# tacit begin (${about}; tacit init --undo removes these lines)`;
const beginFileLine = `# tacit begin (${about}; tacit init made this file)`;
const endLine = "# tacit end";
const blockPattern =
	/^[ \t]*# tacit begin\b([^\r\n]*)(\r?\n)([\s\S]*?)^[ \t]*# tacit end[ \t]*(?:\r?\n|$(?![\s\S]))/gm;

/** The blocks of a text, in its order. A begin line without an end line is none. */
export function findBlocks(text: string): readonly MarkedBlock[] {
	return [...text.matchAll(blockPattern)].map((match) => ({
		start: match.index,
		end: match.index + match[0].length,
		lines: (match[3] ?? "").split(/\r?\n/).slice(0, -1),
		madeFile: (match[1] ?? "").includes("made this file"),
	}));
}

/** The text with a block at its end; `undefined` for a file that is to be made. A missing final newline stays missing. */
export function appendBlock(
	text: string | undefined,
	lines: readonly string[],
): string {
	const eol = lineEndOf(text ?? "");
	const block = blockLines(lines, text === undefined).join(eol);
	if (text === undefined) return block + eol;
	if (text === "" || text.endsWith("\n")) return text + block + eol;
	return text + eol + block;
}

/** The text with a block on lines of their own at `offset`, which is a line's start. */
export function insertBlock(
	text: string,
	offset: number,
	lines: readonly string[],
	indent = "",
): string {
	const eol = lineEndOf(text);
	const block = blockLines(lines, false).map((line) => indent + line);
	const before = text.slice(0, offset);
	const isUnended = before !== "" && !before.endsWith("\n");
	return (
		before +
		(isUnended ? eol + block.join(eol) : block.join(eol) + eol) +
		text.slice(offset)
	);
}

/** The lines of a new block, markers included. */
export function blockLines(
	lines: readonly string[],
	isWholeFile: boolean,
): readonly string[] {
	return [isWholeFile ? beginFileLine : beginLine, ...lines, endLine];
}

/** The text without what stands from `start` to `end`, both at line ends; a line end that was missing is missing again. */
export function cutLines(text: string, start: number, end: number): string {
	const before = text.slice(0, start);
	const isLast = end === text.length && !text.slice(start, end).endsWith("\n");
	return (isLast ? before.replace(/\r?\n$/, "") : before) + text.slice(end);
}

/** How most lines of the text end; `\n` where it has one line. */
export function lineEndOf(text: string): "\n" | "\r\n" {
	const all = text.split("\n").length - 1;
	const withReturn = text.split("\r\n").length - 1;
	return withReturn * 2 > all ? "\r\n" : "\n";
}
