import { visibleCode, visibleText } from "../../core/markdown/visibleText.ts";

/** Characters of anybody's words that are shown. */
const longest = 160;

/**
 * Anybody's words as Markdown that shows them as they are, on one line that still reads well as text: a backslash before what
 * would begin a mark, a link or an entity. Not for the start of a line. At most `most` characters.
 */
export function markdownWords(text: string, most = longest): string {
	return shortened(visibleText(text).replace(/\s+/g, " ").trim(), most)
		.replace(/[\\`*[\]<~|$]/g, "\\$&")
		.replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
		.replace(/&(?=#?\w+;)/g, "\\&")
		.replace(/:(?=\/\/)|(?<=www)\.|@/gi, "\\$&");
}

/** At most so many characters, cut between words where that leaves half of them. */
export function shortened(text: string, most: number): string {
	const letters = [...text.slice(0, most * 4)];
	if (letters.length <= most) return text;
	const start = letters.slice(0, most).join("");
	const space = start.lastIndexOf(" ");
	return `${(space > most / 2 ? start.slice(0, space) : start).trimEnd()}…`;
}

/** A text as code, on one line, whatever backticks it holds. */
export function markdownCode(text: string): string {
	const line = visibleCode(text).replace(/\s+/g, " ");
	const rows = line.match(/`+/g) ?? [];
	const marks = "`".repeat(Math.max(0, ...rows.map((row) => row.length)) + 1);
	return rows.length > 0
		? `${marks} ${line} ${marks}`
		: `${marks}${line}${marks}`;
}
