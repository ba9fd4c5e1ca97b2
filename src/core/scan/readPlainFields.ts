import type { FieldItem, Fields } from "../markdown/noteParts.ts";
import { isPlainFlowScalar, isPlainScalar } from "../markdown/plainScalar.ts";

const space = 32;
const carriageReturn = 13;
const hash = 35;
const dash = 45;
/** What lies above is left to the YAML reader, which refuses what is too much. */
const mostCharacters = 8_192;
const mostFields = 40;

interface OpenField {
	readonly line: number;
	value: string | FieldItem[] | undefined;
}

/**
 * Reads front matter of the plain kind, `key: value` and lists of plain values, as nearly all notes have it:
 * `text` from `start` to before `end`, the start of the closing fence; `firstLine` is the 1-based line of
 * `start`. `undefined` where it takes YAML to say what stands there.
 */
export function readPlainFields(
	text: string,
	start: number,
	end: number,
	firstLine: number,
): Fields | undefined {
	if (end - start > mostCharacters) return undefined;
	const values = new Map<string, OpenField>();
	/** The last field, while it has no value or a list of items below it. */
	let open: OpenField | undefined;
	let indent = -1;
	let line = firstLine;
	for (let at = start; at < end; line++) {
		const lineEnd = text.indexOf("\n", at);
		const stop =
			text.charCodeAt(lineEnd - 1) === carriageReturn ? lineEnd - 1 : lineEnd;
		let first = at;
		while (text.charCodeAt(first) === space) first++;
		const code = text.charCodeAt(first);
		if (code === dash) {
			const item = readPlain(text, first + 1, stop);
			if (!item || !open) return undefined;
			if (open.value === undefined) {
				open.value = [];
				indent = first - at;
			}
			if (typeof open.value === "string" || indent !== first - at)
				return undefined;
			open.value.push({ line, text: item });
		} else if (stop > at) {
			if (first !== at) return undefined;
			if (code === hash) {
				if (/[[{*]/.test(text.slice(at, stop))) return undefined;
			} else {
				const colon = text.indexOf(":", at);
				if (colon < 0 || colon - at > 40 || colon >= stop) return undefined;
				const key = text.slice(at, colon);
				const value = readValue(text, colon + 1, stop, line);
				if (
					value === undefined ||
					!/^[A-Za-z][\w-]*$/.test(key) ||
					values.has(key) ||
					values.size === mostFields
				)
					return undefined;
				const field = { line, value: value || undefined };
				values.set(key, field);
				open = value === "" ? field : undefined;
			}
		}
		at = lineEnd + 1;
	}
	return { values, problem: undefined };
}

/** What stands after a key's colon; empty text for nothing. */
function readValue(
	text: string,
	start: number,
	stop: number,
	line: number,
): string | FieldItem[] | undefined {
	let first = start;
	while (first < stop && text.charCodeAt(first) === space) first++;
	if (first === stop) return "";
	if (text.charCodeAt(first) !== 91) return readPlain(text, start, stop);
	if (first === start) return undefined;
	return readFlowList(text.slice(first, stop).trimEnd(), line);
}

function readFlowList(source: string, line: number): FieldItem[] | undefined {
	if (!source.endsWith("]")) return undefined;
	const items = source.slice(1, -1).split(",").map(trimmed);
	if (items.length === 1 && items[0] === "") return [];
	return items.every((item) => isPlainFlowScalar(item) && item !== "null")
		? items.map((item) => ({ line, text: item }))
		: undefined;
}

/** A plain or simply quoted value after a `:` or `-`, with a space before it. */
function readPlain(
	text: string,
	start: number,
	stop: number,
): string | undefined {
	if (text.charCodeAt(start) !== space) return undefined;
	const value = trimmed(text.slice(start, stop));
	// Bare, it says that nothing stands there; in quotes, it is a word.
	if (value === "null") return undefined;
	if (isPlainScalar(value)) return value;
	return /^"[^"\\[{*\p{C}]+"$/u.test(value) ? value.slice(1, -1) : undefined;
}

function trimmed(text: string): string {
	return text.replace(/^ +| +$/g, "");
}
