import type { LineRange } from "../lineRange.ts";
import type { CellLines, CodeText } from "../notebook/codeText.ts";
import { atOnce, inSlices, type Pacer } from "../pacer.ts";
import { conflictSides } from "./conflictSides.ts";
import { gitBlobId } from "./gitBlobId.ts";

/** A line that holds more than white space. */
export interface SolidLine {
	/** What it says whatever formatter went over it; see `withoutStyle`. */
	readonly text: string;
	/** 1-based. */
	readonly line: number;
	/** Columns of white space before it; a tab reaches to the next multiple of four. */
	readonly indent: number;
}

/**
 * A text made ready for finding quotes in it: its lines, and the same without layout. Built once for a
 * text and used for all of its anchors.
 */
export interface PreparedText {
	/** Without line ends. A final line end makes no further line. */
	readonly lines: readonly string[];
	/** Where the cells of a notebook stand in it; `undefined` for any other text. */
	readonly cells: readonly CellLines[] | undefined;
	/** The lines that hold more than white space, in order. */
	readonly solid: readonly SolidLine[];
	/** Indexes into `solid` by its text. */
	readonly byText: ReadonlyMap<string, readonly number[]>;
	/** The text as each side of the conflicts has it that git left in it, ours first; none where it left none. */
	readonly sides: readonly PreparedSide[];
	/** Reads `solid` and `byText` in slices, where they were not asked for yet: at once that would take long for a long text. */
	read(pacer: Pacer): Promise<void>;
	/** Whether git gives the text this blob id; false too where that would take long, and for lines of unknown ends. */
	isBlob(id: string): boolean;
}

/** What one side of a text's conflicts has. */
export interface PreparedSide {
	readonly text: PreparedText;
	/** Lines of the side in the whole text; see `conflictSides`. */
	inWhole(lines: LineRange): LineRange;
}

/** Splits at `\n`, `\r\n` and `\r`, as editors do. */
export function splitLines(text: string): string[] {
	// Most texts have none of the others, and are split three times as fast by one character.
	const lines = text.split(text.includes("\r") ? /\r\n|\n|\r/ : "\n");
	if (lines.length > 1 && lines.at(-1) === "") lines.pop();
	return lines;
}

/** `line` without any white space: two lines that differ in layout alone give the same. */
export function withoutLayout(line: string): string {
	return line.replace(/\s+/g, "");
}

/**
 * `line` without what formatters change in it: no white space, one kind of quotes, no comma or semicolon at its end. A
 * line of nothing else keeps it.
 */
export function withoutStyle(line: string): string {
	let bare = withoutLayout(line);
	if (bare.includes("'") || bare.includes("`"))
		bare = bare.replace(/['`]/g, '"');
	const end = bare.charCodeAt(bare.length - 1);
	return bare.length > 1 && (end === 44 || end === 59)
		? bare.slice(0, -1)
		: bare;
}

/** UTF-16 units; longer texts are not hashed, which takes about 10 ms for a million. */
const longestHashed = 1_000_000;

/** Prepares a text; cost grows with its length, about 100 ms for 100,000 lines, most of it when `solid` or `byText` is first asked for; see `read`. */
export function prepareText(text: string): PreparedText {
	return prepareCode({
		lines: splitLines(text),
		cells: undefined,
		source: text,
	});
}

/** Prepares the text of a file, or of a notebook's cells; see `prepareText`. */
export function prepareCode({ lines, cells, source }: CodeText): PreparedText {
	const ids = new Map<number, string>();
	return prepared(lines, cells, (id) => {
		if (source === undefined || source.length > longestHashed) return false;
		const known = ids.get(id.length);
		const own = known ?? gitBlobId(source, id.length > 40 ? "sha256" : "sha1");
		ids.set(id.length, own);
		return own === id;
	});
}

/** Prepares lines without line ends. */
export function prepareLines(lines: readonly string[]): PreparedText {
	return prepared(lines, undefined, () => false);
}

/** The same text with its cells forgotten: lines of it are then lines of the whole. */
export function withoutCells(text: PreparedText): PreparedText {
	if (!text.cells) return text;
	return {
		lines: text.lines,
		cells: undefined,
		get solid() {
			return text.solid;
		},
		get byText() {
			return text.byText;
		},
		get sides() {
			return text.sides;
		},
		read: text.read,
		isBlob: text.isBlob,
	};
}

function prepared(
	lines: readonly string[],
	cells: PreparedText["cells"],
	isBlob: PreparedText["isBlob"],
): PreparedText {
	let bare: SolidLines | undefined;
	let sides: readonly PreparedSide[] | undefined;
	const read = () => {
		bare ??= atOnce(readSolid(lines));
		return bare;
	};
	return {
		lines,
		cells,
		get solid() {
			return read().solid;
		},
		get byText() {
			return read().byText;
		},
		get sides() {
			sides ??= cells || !read().mayConflict ? [] : sidesOf(lines);
			return sides;
		},
		async read(pacer) {
			bare ??= await inSlices(readSolid(lines), pacer);
		},
		isBlob,
	};
}

function sidesOf(lines: readonly string[]): readonly PreparedSide[] {
	return conflictSides(lines).map((side) => ({
		text: prepareLines(side.lines),
		inWhole: side.inWhole,
	}));
}

interface SolidLines extends Pick<PreparedText, "solid" | "byText"> {
	/** Whether a line begins as a conflict that git left does. */
	readonly mayConflict: boolean;
}

/** Lines that are read between two pauses at most: about half a millisecond. */
const linesAtOnce = 500;

function* readSolid(
	lines: readonly string[],
): Generator<undefined, SolidLines> {
	const solid: SolidLine[] = [];
	const byText = new Map<string, number[]>();
	let mayConflict = false;
	// By index: this goes over every line of every text.
	for (let index = 0; index < lines.length; index++) {
		if (index % linesAtOnce === linesAtOnce - 1) yield;
		const line = lines[index] ?? "";
		const bare = withoutStyle(line);
		if (bare === "") continue;
		const same = byText.get(bare);
		if (same) same.push(solid.length);
		else byText.set(bare, [solid.length]);
		solid.push({ text: bare, line: index + 1, indent: indentOf(line) });
		mayConflict ||= line.startsWith("<<<<<<<");
	}
	return { solid, byText, mayConflict };
}

function indentOf(line: string): number {
	let columns = 0;
	for (let at = 0; at < line.length; at++) {
		const code = line.charCodeAt(at);
		if (code === 9) columns += 4 - (columns % 4);
		else if (code === 32) columns++;
		else break;
	}
	return columns;
}
