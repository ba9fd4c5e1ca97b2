import { markdownBlocks } from "./markdownBlocks.ts";
import { trimBlankLines } from "./trimBlankLines.ts";

/** A line end as notes have them. */
export type Eol = "\n" | "\r\n" | "\r";

/** The first line end of `text`; `\n` where there is none. */
export function eolOf(text: string): Eol {
	const [end = "\n"] = /\r\n?|\n/.exec(text) ?? [];
	return end as Eol;
}

/**
 * A piece of Markdown that somebody wrote, made ready to stand inside a note: without blank lines around it, with
 * the note's line ends, and with its last fenced block closed, so that it cannot swallow what follows.
 */
export function fragmentSource(text: string, eol: Eol): string {
	const source = trimBlankLines(text.replace(/\r\n?/g, "\n"));
	const closed = source + missingFence(source);
	return eol === "\n" ? closed : closed.replaceAll("\n", eol);
}

/**
 * A title as it can stand in a `#` heading: one line, white space collapsed, marks at its end escaped that would be
 * read as the heading's own. Empty where nothing is left. Doing it again changes nothing.
 */
export function titleSource(text: string): string {
	const line = text
		.split(/[ \t\r\n]+/)
		.filter(Boolean)
		.join(" ");
	const marks = /(?:^| )#+$/.exec(line);
	if (!marks) return line;
	const at = line.indexOf("#", marks.index);
	return `${line.slice(0, at)}\\${line.slice(at)}`;
}

function missingFence(fragment: string): string {
	// Below an empty line nothing is front matter, and no mark of byte order.
	const source = `\n${fragment}`;
	const last = markdownBlocks(source).children.at(-1);
	const start = last?.position?.start.offset;
	if (last?.type !== "code" || start === undefined) return "";
	const block = source.slice(start);
	const fence = /^(?:`{3,}|~{3,})/.exec(block)?.[0];
	return fence === undefined || isClosed(block, fence) ? "" : `\n${fence}`;
}

/** Whether the last line of `block`, a fenced block that ends with it, closes its `fence`. */
export function isClosed(block: string, fence: string): boolean {
	const at = Math.max(block.lastIndexOf("\n"), block.lastIndexOf("\r"));
	if (at < 0) return false;
	const line = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(block.slice(at + 1));
	return (
		line?.[1] !== undefined &&
		line[1][0] === fence[0] &&
		line[1].length >= fence.length
	);
}
