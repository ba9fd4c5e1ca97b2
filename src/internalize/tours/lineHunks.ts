import { lineDiff } from "../../core/anchor/engine/lineDiff.ts";

/** A part of a text that a change touched. */
export interface LineHunk {
	/** The first line that the change wrote, 1-based in the text after it; where it only took lines away, the one before them (0 at the top). */
	readonly line: number;
	/** With ` `, `-` or `+` before each, as a diff has them. */
	readonly lines: readonly string[];
}

const context = 2;

/** What became of a text's lines, as hunks with two lines around them; in order, none for equal texts. */
export function lineHunks(
	before: readonly string[],
	after: readonly string[],
): readonly LineHunk[] {
	const rows = rowsOf(before, after);
	const hunks: LineHunk[] = [];
	for (let at = 0; at < rows.length; ) {
		if (rows[at]?.mark === " ") {
			at++;
			continue;
		}
		let end = at + 1;
		for (
			let next = end;
			next < rows.length && next <= end + 2 * context;
			next++
		)
			if (rows[next]?.mark !== " ") end = next + 1;
		const wrote = rows.slice(at, end).find(({ mark }) => mark === "+");
		hunks.push({
			line: wrote?.line ?? rows[at]?.line ?? 0,
			lines: rows
				.slice(Math.max(0, at - context), end + context)
				.map(({ mark, text }) => mark + text),
		});
		at = end;
	}
	return hunks;
}

interface Row {
	readonly mark: " " | "-" | "+";
	readonly text: string;
	/** 1-based, of the text after; of a line that was taken away the one before it. */
	readonly line: number;
}

function rowsOf(
	before: readonly string[],
	after: readonly string[],
): readonly Row[] {
	const ids = new Map<string, number>();
	const idOf = (text: string) => {
		const id = ids.get(text) ?? ids.size;
		ids.set(text, id);
		return id;
	};
	const became = lineDiff(
		Int32Array.from(before, idOf),
		Int32Array.from(after, idOf),
	);
	const rows: Row[] = [];
	let line = 0;
	const writeUpTo = (to: number, mark: "+" | " ") => {
		for (; line < to; line++)
			rows.push({ mark, text: after[line] ?? "", line: line + 1 });
	};
	for (const [at, to] of became.entries()) {
		if (to < 0) rows.push({ mark: "-", text: before[at] ?? "", line });
		else {
			writeUpTo(to, "+");
			writeUpTo(to + 1, " ");
		}
	}
	writeUpTo(after.length, "+");
	return rows;
}
