import type { SourceItem, SourceNode } from "./sourceNode.ts";

/** A `key = value` of a TOML file. */
export interface TomlEntry {
	/** The table's path and the key's: `["tool", "hatch", "build", "exclude"]`. */
	readonly path: readonly string[];
	/** How many parts of `path` its table header gives. */
	readonly tableLength: number;
	readonly value: SourceNode;
}

/** A `[table]` header of a TOML file. */
export interface TomlTable {
	readonly path: readonly string[];
	/** Whether it is `[[one of several]]`. */
	readonly isItem: boolean;
	/** Offset of the first character of its line, and behind its line end. */
	readonly start: number;
	readonly end: number;
}

/** The tables and the `key = value` entries of a TOML file, each in the order of the source. */
export interface TomlSource {
	readonly tables: readonly TomlTable[];
	readonly entries: readonly TomlEntry[];
}

/**
 * A TOML 1.0 file as places in its source. Keys, strings, arrays and inline tables are told apart, other values are not
 * looked into; `undefined` where the file is not of that form.
 */
export function readToml(source: string): TomlSource | undefined {
	let at = source.startsWith("\uFEFF") ? 1 : 0;
	let depth = 0;
	const tables: TomlTable[] = [];
	const entries: TomlEntry[] = [];
	const spaces = /[ \t]*/y;
	const blank = /(?:[ \t\r\n]|#[^\n]*)*/y;
	const lineRest = /[ \t]*(?:#[^\n]*)?(?:\r?\n|$(?![\s\S]))/y;
	const bareKey = /[A-Za-z0-9_-]+/y;
	const bareValue = /[^\s#,[\]{}"']+(?: \d[^\s#,[\]{}"']*)?/y;
	const strings = [
		/"""(?:[^\\]|\\[\s\S])*?"""(?:"{1,2}(?!"))?/y,
		/'''[\s\S]*?'''(?:'{1,2}(?!'))?/y,
		/"(?:[^"\\\n]|\\.)*"/y,
		/'[^'\n]*'/y,
	];

	const match = (pattern: RegExp): string | undefined => {
		pattern.lastIndex = at;
		const found = pattern.exec(source)?.[0];
		if (found !== undefined) at += found.length;
		return found;
	};
	const string = (): SourceNode | undefined => {
		const start = at;
		for (const pattern of strings) {
			const text = match(pattern);
			if (text !== undefined)
				return {
					type: "string",
					start,
					end: at,
					value: meaningOf(text),
					items: [],
				};
		}
		return undefined;
	};
	const key = (): readonly string[] | undefined => {
		const parts: string[] = [];
		do {
			match(spaces);
			const part = match(bareKey) ?? string()?.value;
			if (part === undefined) return undefined;
			parts.push(part);
			match(spaces);
		} while (source[at] === "." && ++at);
		return parts;
	};
	const container = (isTable: boolean): SourceNode | undefined => {
		const start = at++;
		const close = isTable ? "}" : "]";
		const items: SourceItem[] = [];
		for (;;) {
			match(blank);
			if (source[at] === close) break;
			if (items.length > 0 && items.at(-1)?.comma === undefined)
				return undefined;
			const itemStart = at;
			const path = isTable ? key() : undefined;
			if (isTable && (!path || source[at++] !== "=")) return undefined;
			match(spaces);
			const value = read();
			if (!value) return undefined;
			match(blank);
			const comma = source[at] === "," ? at++ : undefined;
			items.push({
				start: itemStart,
				end: value.end,
				comma,
				key: path?.join("."),
				value,
			});
		}
		at++;
		return {
			type: isTable ? "object" : "array",
			start,
			end: at,
			value: undefined,
			items,
		};
	};
	const read = (): SourceNode | undefined => {
		const start = at;
		const first = source[at];
		if (first === '"' || first === "'") return string();
		if (first === "[" || first === "{") {
			if (++depth > 100) return undefined;
			const node = container(first === "{");
			depth--;
			return node;
		}
		if (match(bareValue) === undefined) return undefined;
		return { type: "other", start, end: at, value: undefined, items: [] };
	};

	let table: readonly string[] = [];
	for (;;) {
		match(blank);
		if (at === source.length) return { tables, entries };
		const lineStart = source.lastIndexOf("\n", at - 1) + 1;
		if (source[at] === "[") {
			const isItem = source[at + 1] === "[";
			at += isItem ? 2 : 1;
			const path = key();
			const close = isItem ? "]]" : "]";
			if (!path || !source.startsWith(close, at)) return undefined;
			at += close.length;
			if (match(lineRest) === undefined) return undefined;
			table = path;
			tables.push({ path, isItem, start: lineStart, end: at });
			continue;
		}
		const path = key();
		if (!path || source[at++] !== "=") return undefined;
		match(spaces);
		const value = read();
		if (!value || match(lineRest) === undefined) return undefined;
		entries.push({
			path: [...table, ...path],
			tableLength: table.length,
			value,
		});
	}
}

/** The entry of exactly this path. */
export function entryAt(
	toml: TomlSource,
	...path: readonly string[]
): SourceNode | undefined {
	return toml.entries.find((entry) => isSamePath(entry.path, path))?.value;
}

/** Whether two paths are equal. */
export function isSamePath(
	a: readonly string[],
	b: readonly string[],
): boolean {
	return a.length === b.length && a.every((part, at) => part === b[at]);
}

function meaningOf(text: string): string {
	if (text.startsWith("'''")) return text.slice(3, -3).replace(/^\r?\n/, "");
	if (text.startsWith("'")) return text.slice(1, -1);
	const body = text.startsWith('"""')
		? text
				.slice(3, -3)
				.replace(/^\r?\n/, "")
				.replace(/\\[ \t]*\r?\n\s*/g, "")
		: text.slice(1, -1);
	return body.replace(
		/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g,
		(_, short?: string, long?: string, plain?: string) => {
			const code = Number.parseInt(short ?? long ?? "", 16);
			if (!Number.isNaN(code) && code <= 0x10ffff)
				return String.fromCodePoint(code);
			return escapes[plain ?? ""] ?? plain ?? "";
		},
	);
}

const escapes: Readonly<Record<string, string>> = {
	b: "\b",
	t: "\t",
	n: "\n",
	f: "\f",
	r: "\r",
	e: "\u001B",
};
