import {
	type Document,
	isAlias,
	isMap,
	isScalar,
	isSeq,
	LineCounter,
	type Node,
	parseDocument,
	type Scalar,
} from "yaml";
import { type Field, type Fields, type Nested, nested } from "./noteParts.ts";

const maximumLength = 16_384;
/** Deeper than any hand writes, and far from what overflows the stack of the YAML reader. */
const maximumDepth = 64;
const maximumAliases = 100;

/**
 * Reads front matter with all of YAML. `source` is what stands between the fences, `firstLine` the 1-based line
 * on which it begins.
 */
export function readYamlFields(source: string, firstLine: number): Fields {
	const refused = refuse(source, firstLine);
	if (refused) return refused;
	const counter = new LineCounter();
	const document = parseYaml(source, counter);
	const lineAt = (offset: number) =>
		firstLine - 1 + Math.max(1, counter.linePos(offset).line);
	const [error] = document.errors;
	if (error) {
		// What is missing at the end is missing on the last line, not on the fence.
		const at = Math.max(0, Math.min(error.pos[0], source.trimEnd().length - 1));
		return problem("front-matter-syntax", lineAt(at), lineText(source, at));
	}
	const { contents } = document;
	if (contents === null) return { values: new Map(), problem: undefined };
	if (!isMap<Node, Node | null>(contents))
		return problem("front-matter-syntax", firstLine, lineText(source, 0));
	const values = new Map<string, Field>();
	for (const { key, value } of contents.items) {
		if (!isScalar(key)) continue;
		const line = lineAt(key.range?.[0] ?? 0);
		values.set(String(key.value), {
			line,
			value: readValue(value, document, (node) =>
				node?.range ? lineAt(node.range[0]) : line,
			),
		});
	}
	return { values, problem: undefined };
}

/** The syntax tree, with every scalar as text: `1e5`, `null` and dates stay what was written. */
export function parseYaml(
	source: string,
	lineCounter: LineCounter = new LineCounter(),
): Document<Node> {
	return parseDocument(source, {
		lineCounter,
		schema: "failsafe",
		prettyErrors: false,
		logLevel: "silent",
	});
}

function refuse(source: string, firstLine: number): Fields | undefined {
	if (source.length > maximumLength)
		return problem("too-large", firstLine, `${source.length} characters`);
	const deep = deepPlace(source);
	return deep === undefined
		? undefined
		: problem(
				"front-matter-syntax",
				firstLine + source.slice(0, deep).split(/\r\n|\n|\r/).length - 1,
				lineText(source, deep),
			);
}

/** Where more is nested, or repeated by reference, than anybody would write: an offset. */
function deepPlace(source: string): number | undefined {
	let flow = 0;
	let aliases = 0;
	for (let at = 0; at < source.length; at++) {
		const code = source.charCodeAt(at);
		if (code === 91 || code === 123) flow++;
		else if (code === 42) aliases++;
		if (flow > maximumDepth || aliases > maximumAliases) return at;
	}
	const line = /^(?:[ \t]*[-?:](?=[ \t])){64}/m.exec(source);
	return line?.index;
}

function readValue(
	given: Node | null,
	document: Document<Node>,
	lineOf: (node: Node | null) => number,
): Field["value"] {
	const value = isAlias(given) ? (given.resolve(document) ?? null) : given;
	if (value === null) return undefined;
	if (isScalar(value)) return readScalar(value);
	if (!isSeq<Node | null>(value)) return nested;
	return value.items.map((item) => ({
		line: lineOf(item),
		text: readItem(isAlias(item) ? (item.resolve(document) ?? null) : item),
	}));
}

function readItem(item: Node | null): string | Nested | undefined {
	if (item === null) return undefined;
	return isScalar(item) ? readScalar(item) : nested;
}

function readScalar(scalar: Scalar): string | undefined {
	const text = String(scalar.value ?? "");
	const isNothing =
		scalar.type === "PLAIN" && (text === "" || text === "~" || text === "null");
	return isNothing ? undefined : text;
}

function problem(
	code: "front-matter-syntax" | "too-large",
	line: number,
	found: string,
): Fields {
	return { values: new Map(), problem: { code, line, found } };
}

function lineText(source: string, offset: number): string {
	const start = source.lastIndexOf("\n", offset - 1) + 1;
	const end = source.indexOf("\n", start);
	return source.slice(start, end < 0 ? source.length : end).trim();
}
