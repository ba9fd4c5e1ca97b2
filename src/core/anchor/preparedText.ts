/**
 * A text made ready for finding quotes in it: its lines, and the same without layout. Built once for a
 * text and used for all of its anchors.
 */
export interface PreparedText {
	/** Without line ends. A final line end makes no further line. */
	readonly lines: readonly string[];
	/** Lines that hold more than white space: `text` with all white space removed, `line` 1-based. */
	readonly solid: readonly { readonly text: string; readonly line: number }[];
	/** Indexes into `solid` by its text. */
	readonly byText: ReadonlyMap<string, readonly number[]>;
}

/** Splits at `\n`, `\r\n` and `\r`, as editors do. */
export function splitLines(text: string): string[] {
	const lines = text.split(/\r\n|\n|\r/);
	if (lines.length > 1 && lines.at(-1) === "") lines.pop();
	return lines;
}

/** `line` without any white space: two lines that differ in layout alone give the same. */
export function withoutLayout(line: string): string {
	return line.replace(/\s+/g, "");
}

/** Prepares a text; cost grows with its length, about 10 ms for 100,000 lines. */
export function prepareText(text: string): PreparedText {
	const lines = splitLines(text);
	const solid: { text: string; line: number }[] = [];
	const byText = new Map<string, number[]>();
	for (const [index, line] of lines.entries()) {
		const bare = withoutLayout(line);
		if (bare === "") continue;
		const same = byText.get(bare);
		if (same) same.push(solid.length);
		else byText.set(bare, [solid.length]);
		solid.push({ text: bare, line: index + 1 });
	}
	return { lines, solid, byText };
}
