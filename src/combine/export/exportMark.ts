import { markName } from "../log/entryName.ts";
import type { EntryKey } from "../log/logEntry.ts";
import { textSignature } from "../log/textHash.ts";

/** What an exported file says of itself. */
export interface ExportMark {
	/** As `markName` gives it: of the one entry in the file, or `wholeLog`. */
	readonly name: string;
	/** Whether the file is as it was exported; which line ends it has does not count. */
	readonly isUntouched: boolean;
}

/** Stands in the mark of a file in which all entries are. */
export const wholeLog = "decisions";

const beginning = "<!-- exported by Tacit ";
const mark = /^<!-- exported by Tacit (\S+) ([0-9a-f]{16}) -->$/gm;

/** A text (HTML or Markdown, `\n` line ends) with the line at its end by which it is known again. */
export function withExportMark(text: string, key: EntryKey): string {
	const body = text.endsWith("\n") ? text : `${text}\n`;
	const name = markName(key);
	return `${body}<!-- exported by Tacit ${name} ${signature(body, name)} -->\n`;
}

/** The last mark in a text; `undefined`: it is no export. */
export function exportMarkIn(text: string): ExportMark | undefined {
	if (!text.includes(beginning)) return undefined;
	const plain = withPlainEnds(text);
	const found = [...plain.matchAll(mark)].at(-1);
	const [line, name, hash] = found ?? [];
	if (!found || line === undefined || name === undefined) return undefined;
	return {
		name,
		isUntouched:
			signature(plain.slice(0, found.index), name) === hash &&
			plain.slice(found.index + line.length).trim() === "",
	};
}

/** Whether two texts differ at most in their line ends. */
export function isSameExport(one: string, other: string): boolean {
	return one === other || withPlainEnds(one) === withPlainEnds(other);
}

/** Git may have given a file other line ends, and an editor a byte order mark. */
function withPlainEnds(text: string): string {
	return text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

function signature(body: string, name: string): string {
	return textSignature(`${name}\n${body}`).slice(-16);
}
