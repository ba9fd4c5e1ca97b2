import type { SourceItem, SourceNode } from "./sourceNode.ts";

/** JSON with comments and trailing commas, as places in its source; `undefined` where it is malformed. */
export function readJson(source: string): SourceNode | undefined {
	let at = source.startsWith("\uFEFF") ? 1 : 0;
	let depth = 0;
	const blank = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
	const stringPattern = /"(?:[^"\\\n]|\\.)*"/y;
	const barePattern = /-?[A-Za-z0-9][\w.+-]*/y;

	const skip = () => {
		blank.lastIndex = at;
		blank.exec(source);
		at = blank.lastIndex;
	};
	const match = (pattern: RegExp): string | undefined => {
		pattern.lastIndex = at;
		const found = pattern.exec(source)?.[0];
		if (found !== undefined) at += found.length;
		return found;
	};
	const decode = (text: string): string | undefined => {
		try {
			return String(JSON.parse(text));
		} catch {
			return undefined;
		}
	};
	const container = (isObject: boolean): SourceNode | undefined => {
		const start = at++;
		const close = isObject ? "}" : "]";
		const items: SourceItem[] = [];
		for (;;) {
			skip();
			if (source[at] === close) break;
			if (items.length > 0 && items.at(-1)?.comma === undefined)
				return undefined;
			const itemStart = at;
			let key: string | undefined;
			if (isObject) {
				const text = match(stringPattern);
				key = text === undefined ? undefined : decode(text);
				if (key === undefined) return undefined;
				skip();
				if (source[at++] !== ":") return undefined;
				skip();
			}
			const value = read();
			if (!value) return undefined;
			skip();
			const comma = source[at] === "," ? at++ : undefined;
			items.push({ start: itemStart, end: value.end, comma, key, value });
		}
		at++;
		return {
			type: isObject ? "object" : "array",
			start,
			end: at,
			value: undefined,
			items,
		};
	};
	const read = (): SourceNode | undefined => {
		const start = at;
		const first = source[at];
		if (first === "{" || first === "[") {
			if (++depth > 100) return undefined;
			const node = container(first === "{");
			depth--;
			return node;
		}
		const text = match(first === '"' ? stringPattern : barePattern);
		if (text === undefined) return undefined;
		const value = first === '"' ? decode(text) : undefined;
		if (first === '"' && value === undefined) return undefined;
		return {
			type: first === '"' ? "string" : "other",
			start,
			end: at,
			value,
			items: [],
		};
	};
	skip();
	const node = read();
	skip();
	return at === source.length ? node : undefined;
}
