import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";

/** What somebody said of a note in their own words. */
export interface Explained {
	readonly words: string;
	/** Plain text, one line. */
	readonly title: string;
	/** Markdown source. */
	readonly note: string;
	readonly path: RepoPath;
	/** 1-based, inclusive; `undefined`: the whole file or folder is meant. */
	readonly lines: LineRange | undefined;
	/** Where they are read in a browser; `undefined`: nowhere that is known. */
	readonly link: string | undefined;
}

const mostLines = 20;

/**
 * A message to who wrote the note, in Markdown that reads well as plain text: is it so? What the reader said, what the note says (at
 * most 20 lines of it), and where. English, as what is written into a repository is. Ends without a line end.
 */
export function explainMessage({
	words,
	title,
	note,
	path,
	lines,
	link,
}: Explained): string {
	const place = lines
		? `${path}:${lines.start}${lines.end > lines.start ? `-${lines.end}` : ""}`
		: path;
	return [
		`“${title}”: I tried to say it in my own words. Is that right?`,
		quoted(words.trim()),
		"The note says:",
		quoted(note.trim()),
		link ? `${place}\n${link}` : place,
	].join("\n\n");
}

function quoted(text: string): string {
	const lines = text.split(/\r?\n/);
	const shown =
		lines.length > mostLines ? [...lines.slice(0, mostLines - 1), "…"] : lines;
	return shown.map((line) => (line === "" ? ">" : `> ${line}`)).join("\n");
}
