/** The parts of a note's text that make up its head, found by the scanner or by the codec. Lines are 1-based. */
export interface NoteParts {
	readonly frontMatter: FrontMatter;
	/** The first level-1 heading: its source without marks. */
	readonly title: { readonly text: string; readonly line: number } | undefined;
	/** Every fenced block that begins in the first column, outside of all other blocks, and says `tacit`. */
	readonly blocks: readonly AnchorBlock[];
}

/** `none`: the text does not begin with `---`. `unclosed`: it does, but no other such line follows. */
export type FrontMatter =
	| { readonly state: "none" | "unclosed" }
	| { readonly state: "closed"; readonly fields: Fields };

/** Front matter as read. */
export interface Fields {
	readonly values: ReadonlyMap<string, Field>;
	/** `undefined` where it is well-formed YAML, and a mapping. */
	readonly problem: FieldsProblem | undefined;
}

/** Why front matter is not read, with its line in the note (1-based) and what stands there. */
export interface FieldsProblem {
	readonly code: "front-matter-syntax" | "too-large";
	readonly line: number;
	readonly found: string;
}

/** One `key: value`. Scalars are source text, whatever type YAML gives them. */
export interface Field {
	readonly line: number;
	/** `undefined`: nothing, `~` or `null`. */
	readonly value: string | readonly FieldItem[] | Nested | undefined;
}

/** One item of a list. */
export interface FieldItem {
	readonly line: number;
	readonly text: string | Nested | undefined;
}

/**
 * Stands for a mapping, or for a list inside a list: no field of a note takes one. Registered, because the files that
 * are loaded on use carry a copy of this module.
 */
export const nested: unique symbol = Symbol.for("tacit.nested");
/** The type of `nested`. */
export type Nested = typeof nested;

/** A fenced block that says `tacit`. */
export interface AnchorBlock {
	/** Of its opening fence. */
	readonly line: number;
	/** What follows the fence's marks, as in the source. */
	readonly info: string;
	readonly isClosed: boolean;
}

/** The source of an ATX heading's text: without `#` marks, and the white space around it. */
export function atxText(line: string): string {
	const bare = trimSpaces(line.slice(countMarks(line)));
	let end = bare.length;
	while (end > 0 && bare.charCodeAt(end - 1) === 35) end--;
	if (end === bare.length) return bare;
	if (end === 0) return "";
	const before = bare.charCodeAt(end - 1);
	return before === 32 || before === 9 ? trimSpaces(bare.slice(0, end)) : bare;
}

function countMarks(line: string): number {
	let count = 0;
	while (line.charCodeAt(count) === 35) count++;
	return count;
}

/** Without the spaces and tabs around it; no other white space counts in Markdown's structure. */
export function trimSpaces(text: string): string {
	let start = 0;
	let end = text.length;
	while (start < end && isSpace(text.charCodeAt(start))) start++;
	while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
	return text.slice(start, end);
}

function isSpace(code: number): boolean {
	return code === 32 || code === 9;
}
