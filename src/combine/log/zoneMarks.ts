/** A line that begins or ends a zone of the log, or looks as if it did. */
export type ZoneMark = {
	/** Offset of the line's first character. */
	readonly start: number;
	/** Offset after its line end. */
	readonly end: number;
} & (
	| { readonly is: "opening"; readonly name: string; readonly hash: string }
	| { readonly is: "closing" }
	/** Meant as one of the two, but not written as such. */
	| { readonly is: "broken" }
);

/** Stands in the mark of the overview, where that of an entry has its key. */
export const overviewName = "overview";

/** The line that ends a zone. */
export const closingMark = "<!-- /tacit -->";

/** The line that begins a zone; `name` as `markName` gives it. */
export function openingMark(name: string, hash: string): string {
	return `<!-- tacit ${name} ${hash} -->`;
}

const opening = /^<!-- tacit (\S+) ([0-9a-f]{8}) -->[ \t]*$/;
const closing = /^<!-- \/tacit -->[ \t]*$/;
const alike = /^<!--[ \t]*\/?tacit(?![\w-])/i;

/** The marks in a text from `from` on, in their order: only at the start of a line is one. */
export function* zoneMarks(text: string, from = 0): Iterable<ZoneMark> {
	for (
		let start = text.indexOf("<!--", from);
		start >= 0;
		start = text.indexOf("<!--", start + 4)
	) {
		if (start > 0 && !"\n\r".includes(text.charAt(start - 1))) continue;
		// The text may begin with a byte order mark that nobody took off.
		const { lineEnd, next } = endOfLine(text, start);
		const line = text.slice(start, lineEnd);
		if (!alike.test(line)) continue;
		const span = { start, end: next };
		const [, name, hash] = opening.exec(line) ?? [];
		if (name !== undefined && hash !== undefined)
			yield { ...span, is: "opening", name, hash };
		else if (closing.test(line)) yield { ...span, is: "closing" };
		else yield { ...span, is: "broken" };
	}
}

/** Markdown in which no line is, or looks like, a mark: such a line, which can only be one of code, is set in by a space. */
export function withoutMarks(text: string): string {
	return text.includes("<!--")
		? text.replace(/^(?=<!--[ \t]*\/?tacit(?![\w-]))/gim, " ")
		: text;
}

function endOfLine(
	text: string,
	from: number,
): { lineEnd: number; next: number } {
	const feed = text.indexOf("\n", from);
	const end = feed < 0 ? text.length : feed;
	// A mark is short: whether a carriage return ends it is asked of that line alone.
	const lone = text.slice(from, end).indexOf("\r");
	if (lone < 0) return { lineEnd: end, next: Math.min(end + 1, text.length) };
	const lineEnd = from + lone;
	return { lineEnd, next: lineEnd + (lineEnd + 1 === feed ? 2 : 1) };
}
