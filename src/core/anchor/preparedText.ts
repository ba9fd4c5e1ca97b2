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
	/** The texts of `solid` one after the other, each between two `\n`: what stands in it is found without a look at its lines. */
	readonly stream: SolidStream;
	/** The text as each side of the conflicts has it that git left in it, ours first; none where it left none. */
	readonly sides: readonly PreparedSide[];
	/** Reads what `stream` and `solid` are made of in slices, where that was not asked for yet: at once that would take long for a long text. */
	read(pacer: Pacer): Promise<void>;
	/** Whether git gives the text this blob id; false too where that would take long, and for lines of unknown ends. */
	isBlob(id: string): boolean;
	/** Its blob id in a repository of SHA-1; `undefined` where that would take long, and for lines of unknown ends. */
	blobId(): string | undefined;
}

/** The solid lines of a text as one text. */
export interface SolidStream {
	/** Begins and ends with `\n`; nothing but one where there is no solid line. */
	readonly text: string;
	/** The index into `solid` of the line that begins at `offset` in UTF-16 units, or in which it lies. */
	indexAt(offset: number): number;
	/** The 1-based line of an index into `solid`; `undefined` where it has none of that index. */
	lineAt(index: number): number | undefined;
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
	return withoutSeparator(withOneQuote(withoutLayout(line)));
}

function withOneQuote(text: string): string {
	return text.includes("'") || text.includes("`")
		? text.replace(/['`]/g, '"')
		: text;
}

function withoutSeparator(bare: string): string {
	const end = bare.charCodeAt(bare.length - 1);
	return bare.length > 1 && (end === 44 || end === 59)
		? bare.slice(0, -1)
		: bare;
}

/** UTF-16 units; longer texts are not hashed, which takes about 10 ms for a million. */
const longestHashed = 1_000_000;

/** Prepares a text; cost grows with its length, about 100 ms for 100,000 lines, most of it when the lines without layout are first asked for; see `read`. */
export function prepareText(text: string): PreparedText {
	return prepareCode({
		lines: splitLines(text),
		cells: undefined,
		source: text,
	});
}

/** Prepares the text of a file, or of a notebook's cells; see `prepareText`. */
export function prepareCode({ lines, cells, source }: CodeText): PreparedText {
	const ids = new Map<"sha1" | "sha256", string>();
	const idOf = (format: "sha1" | "sha256") => {
		if (source === undefined || source.length > longestHashed) return undefined;
		const id = ids.get(format) ?? gitBlobId(source, format);
		ids.set(format, id);
		return id;
	};
	return prepared(lines, cells, {
		isBlob: (id) => idOf(id.length > 40 ? "sha256" : "sha1") === id,
		blobId: () => idOf("sha1"),
	});
}

/** Prepares lines without line ends. */
export function prepareLines(lines: readonly string[]): PreparedText {
	return prepared(lines, undefined, {
		isBlob: () => false,
		blobId: () => undefined,
	});
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
		get stream() {
			return text.stream;
		},
		get sides() {
			return text.sides;
		},
		read: text.read,
		isBlob: text.isBlob,
		blobId: text.blobId,
	};
}

function prepared(
	lines: readonly string[],
	cells: PreparedText["cells"],
	ids: Pick<PreparedText, "isBlob" | "blobId">,
): PreparedText {
	let bare: BareLines | undefined;
	let solid: readonly SolidLine[] | undefined;
	let byText: PreparedText["byText"] | undefined;
	let stream: SolidStream | undefined;
	let sides: readonly PreparedSide[] | undefined;
	const read = () => {
		bare ??= atOnce(readBare(lines));
		return bare;
	};
	const streamed = () => {
		stream ??= streamOf(read());
		return stream;
	};
	const mayConflict = () => streamed().text.includes("\n<<<<<<<");
	return {
		lines,
		cells,
		get solid() {
			solid ??= atOnce(solidOf(read(), lines));
			return solid;
		},
		get byText() {
			byText ??= atOnce(indexesOf(read()));
			return byText;
		},
		get stream() {
			return streamed();
		},
		get sides() {
			sides ??= cells || !mayConflict() ? [] : sidesOf(lines);
			return sides;
		},
		async read(pacer) {
			bare ??= await inSlices(readBare(lines), pacer);
			if (lines.length < leastInSlices) return;
			solid ??= await inSlices(solidOf(bare, lines), pacer);
			byText ??= await inSlices(indexesOf(bare), pacer);
			if (pacer.isDue()) await pacer.rest();
			streamed();
		},
		...ids,
	};
}

function sidesOf(lines: readonly string[]): readonly PreparedSide[] {
	return conflictSides(lines).map((side) => ({
		text: prepareLines(side.lines),
		inWhole: side.inWhole,
	}));
}

/** The solid lines: what each says, its 1-based line, and where it begins in the stream. */
interface BareLines {
	readonly texts: readonly string[];
	readonly numbers: readonly number[];
	readonly starts: readonly number[];
	/** Of the stream. */
	readonly pieces: readonly string[];
}

/** Lines that are read between two pauses at most: about half a millisecond. */
const linesAtOnce = 500;
/** Of fewer lines all is read in a few milliseconds, and only what is asked for. */
const leastInSlices = 5_000;

function* readBare(lines: readonly string[]): Generator<undefined, BareLines> {
	const texts: string[] = [];
	const numbers: number[] = [];
	const starts: number[] = [];
	const pieces = ["\n"];
	let start = 1;
	for (let from = 0; from < lines.length; from += linesAtOnce) {
		if (from > 0) yield;
		const bare = withoutStyles(lines.slice(from, from + linesAtOnce));
		const first = texts.length;
		for (let at = 0; at < bare.length; at++) {
			const text = bare[at] ?? "";
			if (text === "") continue;
			texts.push(text);
			numbers.push(from + at + 1);
			starts.push(start);
			start += text.length + 1;
		}
		if (texts.length > first) pieces.push(`${texts.slice(first).join("\n")}\n`);
	}
	return { texts, numbers, starts, pieces };
}

/** Each line `withoutStyle`: all at once, which takes half as long. */
export function withoutStyles(lines: readonly string[]): readonly string[] {
	const bare = withOneQuote(lines.join("\n").replace(/[^\S\n]+/g, ""));
	return bare.split("\n").map(withoutSeparator);
}

function* solidOf(
	{ texts, numbers }: BareLines,
	lines: readonly string[],
): Generator<undefined, readonly SolidLine[]> {
	const solid: SolidLine[] = [];
	// By index: this goes over every line of a text.
	for (let index = 0; index < texts.length; index++) {
		if (index % linesAtOnce === linesAtOnce - 1) yield;
		const line = numbers[index] ?? 0;
		const indent = indentOf(lines[line - 1] ?? "");
		solid.push({ text: texts[index] ?? "", line, indent });
	}
	return solid;
}

function* indexesOf({
	texts,
}: BareLines): Generator<undefined, PreparedText["byText"]> {
	const byText = new Map<string, number[]>();
	for (let index = 0; index < texts.length; index++) {
		if (index % linesAtOnce === linesAtOnce - 1) yield;
		const text = texts[index] ?? "";
		const same = byText.get(text);
		if (same) same.push(index);
		else byText.set(text, [index]);
	}
	return byText;
}

function streamOf({ numbers, starts, pieces }: BareLines): SolidStream {
	return {
		text: pieces.join(""),
		indexAt(offset) {
			let low = 0;
			let high = starts.length;
			while (low < high) {
				const middle = (low + high) >> 1;
				if ((starts[middle] ?? 0) <= offset) low = middle + 1;
				else high = middle;
			}
			return low - 1;
		},
		lineAt: (index) => numbers[index],
	};
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
