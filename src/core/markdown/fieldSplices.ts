import {
	type Document,
	isAlias,
	isMap,
	isScalar,
	isSeq,
	type Node,
	type Pair,
	visit,
	type YAMLSeq,
} from "yaml";
import { TacitError } from "../errors.ts";
import { msg } from "../message.ts";
import type { Eol } from "./fragment.ts";
import { type Field, nested } from "./noteParts.ts";
import { isPlainFlowScalar } from "./plainScalar.ts";
import { parseYaml, readYamlFields } from "./readYamlFields.ts";
import type { Splice } from "./splice.ts";
import { type FieldText, writeField, writeScalar } from "./writeField.ts";

/** The order in which fields are written; one that is not here comes last. */
const order = [
	"id",
	"kind",
	"status",
	"by",
	"date",
	"tags",
	"supersedes",
	"relates",
	"from",
	"until",
	"confirmed",
	"moment",
	"try",
];

type FieldPair = Pair<Node, Node | null>;

/**
 * What must change in front matter `source` (the lines between the fences) for `key` to have `value`; offsets count
 * from its start. `undefined` or an empty list removes the field. Nothing changes where it has that value.
 * Throws `malformed-note` where the front matter is no well-formed mapping, or is written in a way that cannot be
 * changed in place.
 */
export function fieldSplices(
	source: string,
	key: string,
	value: FieldText | undefined,
	eol: Eol,
): Splice[] {
	const { values, problem } = readYamlFields(source, 1);
	if (problem) throw cannotEdit(key);
	const wanted = value?.length === 0 ? undefined : value;
	if (isSame(values.get(key)?.value, wanted)) return [];
	const document = parseYaml(source);
	const pairs = pairsOf(document);
	const pair = pairs.find((each) => keyOf(each) === key);
	if (!pair) {
		if (wanted === undefined) return [];
		const at = placeFor(key, pairs, source);
		return [{ start: at, end: at, text: writeField(key, wanted, eol) }];
	}
	if (isBorrowed(pair, document)) throw cannotEdit(key);
	const lines = linesOf(pair, source);
	if (wanted === undefined) return [{ ...lines, text: "" }];
	return (
		replaceInPlace(pair.value, wanted, source, eol) ?? [
			{ ...lines, text: writeField(key, wanted, eol) },
		]
	);
}

function isSame(
	current: Field["value"],
	wanted: FieldText | undefined,
): boolean {
	if (current === undefined || current === nested || wanted === undefined)
		return current === wanted;
	if (typeof current === "string" || typeof wanted === "string")
		return current === wanted;
	return (
		current.length === wanted.length &&
		current.every((item, index) => item.text === wanted[index])
	);
}

/** The pairs of a block mapping, one a line or more. */
function pairsOf(document: Document<Node>): FieldPair[] {
	const { contents } = document;
	if (contents === null) return [];
	if (!isMap<Node, Node | null>(contents) || contents.flow)
		throw cannotEdit("front matter");
	return contents.items;
}

/** Whether an alias elsewhere stands for this value, or a part of it: a change here would change that too. */
function isBorrowed(pair: FieldPair, document: Document<Node>): boolean {
	const anchors = new Set<string>();
	visit(pair.value, {
		Value: (_, { anchor }) => {
			if (anchor) anchors.add(anchor);
		},
	});
	let isBorrowed = false;
	if (anchors.size > 0)
		visit(document, {
			Alias: (_, { source }) => {
				if (anchors.has(source)) isBorrowed = true;
			},
		});
	return isBorrowed;
}

function keyOf({ key }: FieldPair): string | undefined {
	return isScalar(key) ? String(key.value) : undefined;
}

/** After the last field that comes before `key`; at the end where there is none. */
function placeFor(
	key: string,
	pairs: readonly FieldPair[],
	source: string,
): number {
	const rank = rankOf(key);
	const before = pairs.filter((pair) => rankOf(keyOf(pair)) < rank).at(-1);
	return before ? linesOf(before, source).end : source.length;
}

function rankOf(key: string | undefined): number {
	const rank = key === undefined ? -1 : order.indexOf(key);
	return rank < 0 ? order.length : rank;
}

/** From the start of the key's line to the end of the value's last. */
function linesOf(
	pair: FieldPair,
	source: string,
): { start: number; end: number } {
	const keyStart = pair.key.range?.[0] ?? 0;
	const start = lineStart(source, keyStart);
	if (source.slice(start, keyStart).trim() !== "")
		throw cannotEdit(keyOf(pair) ?? "front matter");
	return { start, end: lineEnd(source, lastOffset(pair)) };
}

/** The last character of the pair's own text, without what YAML counts to it of the lines below. */
function lastOffset({ key, value }: FieldPair): number {
	return endOf(value) ?? key.range?.[1] ?? 0;
}

function endOf(node: Node | null): number | undefined {
	if (node === null) return undefined;
	if (isSeq<Node | null>(node) && !node.flow)
		return endOf(node.items.at(-1) ?? null) ?? node.range?.[0];
	if (isMap<Node, Node | null>(node) && !node.flow) {
		const last = node.items.at(-1);
		return last ? lastOffset(last) : node.range?.[0];
	}
	const end = node.range?.[1];
	const isBlock = isScalar(node) && node.type?.startsWith("BLOCK");
	return end !== undefined && isBlock ? end - 1 : end;
}

/** The smallest change, where old and new value are of one shape; `undefined` where they are not. */
function replaceInPlace(
	node: Node | null,
	wanted: FieldText,
	source: string,
	eol: Eol,
): Splice[] | undefined {
	if (!node?.range) return undefined;
	const [start, end] = node.range;
	if (typeof wanted === "string") {
		const isLine =
			isAlias(node) || (isScalar(node) && !node.type?.startsWith("BLOCK"));
		return isLine && end > start
			? [{ start, end, text: writeScalar(wanted) }]
			: undefined;
	}
	if (!isSeq<Node | null>(node)) return undefined;
	return node.flow
		? [{ start, end, text: writeFlowList(wanted) }]
		: replaceItems(node, wanted, source, eol);
}

/** Leaves the items alone that old and new list have in common at their start and end, with their comments. */
function replaceItems(
	list: YAMLSeq<Node | null>,
	wanted: readonly string[],
	source: string,
	eol: Eol,
): Splice[] | undefined {
	const items = list.items.map((item) =>
		isScalar(item) && item.range
			? {
					text: String(item.value),
					start: lineStart(source, item.range[0]),
					end: lineEnd(source, endOf(item) ?? item.range[1]),
				}
			: undefined,
	);
	if (items.some((item) => item === undefined)) return undefined;
	const old = items.filter((item) => item !== undefined);
	const [first] = old;
	const mark = first && /^[ \t]*-[ \t]+/.exec(source.slice(first.start))?.[0];
	if (!first || mark === undefined) return undefined;
	let head = 0;
	while (
		head < old.length &&
		head < wanted.length &&
		old[head]?.text === wanted[head]
	)
		head++;
	let tail = 0;
	while (
		tail < old.length - head &&
		tail < wanted.length - head &&
		old[old.length - 1 - tail]?.text === wanted[wanted.length - 1 - tail]
	)
		tail++;
	const start = old[head]?.start ?? old[head - 1]?.end ?? first.start;
	return [
		{
			start,
			end: Math.max(start, old[old.length - 1 - tail]?.end ?? start),
			text: wanted
				.slice(head, wanted.length - tail)
				.map((item) => `${mark}${writeScalar(item)}${eol}`)
				.join(""),
		},
	];
}

function writeFlowList(items: readonly string[]): string {
	const texts = items.map((item) => {
		const text = writeScalar(item);
		return text.startsWith('"') || isPlainFlowScalar(text)
			? text
			: JSON.stringify(item);
	});
	return `[${texts.join(", ")}]`;
}

function lineStart(source: string, offset: number): number {
	return source.lastIndexOf("\n", offset - 1) + 1;
}

/** After the line end of the line in which `offset` lies. */
function lineEnd(source: string, offset: number): number {
	const at = source.indexOf("\n", offset);
	return at < 0 ? source.length : at + 1;
}

function cannotEdit(what: string): TacitError {
	return new TacitError(
		"malformed-note",
		msg`“${what}” cannot be changed here. Open the note and change its front matter by hand.`,
	);
}
