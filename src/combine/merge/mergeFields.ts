import { readConfirmation } from "../../core/confirmation.ts";
import { mergeSequence, type Slot } from "./mergeSequence.ts";
import type { Versions } from "./mergeSettings.ts";
import type { FieldText } from "./splitNote.ts";

/** Front matter that holds one value for each key, and what could not be settled. */
export interface MergedFields {
	readonly text: string;
	/** The fields that both changed differently, as each side has them; ours stand in the text, too. */
	readonly apart: Omit<Versions<string>, "base">;
}

/** Fields whose items are a set, where one text stands for a list of one, too. */
const listKeys: ReadonlySet<string> = new Set([
	...["by", "tags", "supersedes", "relates", "from"],
]);

/** Merges front matter field by field: lists as sets in their order, of two confirmations the later. */
export function mergeFields(
	versions: Versions<readonly FieldText[]>,
): MergedFields {
	const slots = mergeSequence(versions, (a, b) => a.key < b.key);
	let text = "";
	const apart = { ours: "", theirs: "" };
	for (const slot of slots) {
		const merged = mergeField(slot);
		if (merged !== undefined) {
			text += merged;
			continue;
		}
		const ours = slot.ours?.text ?? "";
		const theirs = slot.theirs?.text ?? "";
		text += ours || theirs;
		apart.ours += ours;
		apart.theirs += theirs;
	}
	return { text, apart };
}

function mergeField({
	key,
	base,
	ours,
	theirs,
}: Slot<FieldText>): string | undefined {
	const [was, mine, other] = [base?.text, ours?.text, theirs?.text];
	if (mine === other || other === was) return mine ?? "";
	if (mine === was) return other ?? "";
	if (mine === undefined || other === undefined) return undefined;
	if (key === "confirmed") return laterOf(mine, other);
	const lists = [was ?? `${key}: []\n`, mine, other].map((text) =>
		readList(text, listKeys.has(key)),
	);
	const [old, left, right] = lists;
	if (!old || !left || !right) return undefined;
	return writeList(key, mergeItems({ base: old, ours: left, theirs: right }));
}

function laterOf(ours: string, theirs: string): string | undefined {
	const days = [ours, theirs].map((text) => {
		const [, value] = /^confirmed:[ \t]*([^\n]*)\n\s*$/.exec(text) ?? [];
		return readConfirmation(value?.replace(/^(["'])(.*)\1$/, "$2") ?? "")?.date;
	});
	const [mine, other] = days;
	if (mine === undefined || other === undefined || mine === other)
		return undefined;
	return mine > other ? ours : theirs;
}

/** A list with the form that it is written in. */
interface ListText {
	/** White space before each item's dash; `undefined`: in brackets. */
	readonly indent: string | undefined;
	/** `key` is the item's value. */
	readonly items: readonly { readonly key: string; readonly source: string }[];
}

function readList(text: string, takesOne: boolean): ListText | undefined {
	const block =
		/^[^\n]*?:[ \t]*\n((?:([ \t]*)- [^\n]*\n)(?:\2- [^\n]*\n)*)$/.exec(text);
	if (block)
		return listOf(
			block[2],
			(block[1] ?? "")
				.split("\n")
				.slice(0, -1)
				.map((line) => line.trim().slice(1)),
		);
	const flow = /^[^\n]*?:[ \t]*\[([^[\]{}"'#\n]*)\][ \t]*\n$/.exec(text)?.[1];
	if (flow !== undefined)
		return listOf(undefined, flow.trim() === "" ? [] : flow.split(","));
	if (!takesOne) return undefined;
	if (/^[^\n]*?:[ \t]*\n$/.test(text)) return { indent: undefined, items: [] };
	const one = /^[^\n]*?:[ \t]+([^\s[{&*!|>#][^\n]*)\n$/.exec(text)?.[1];
	return one === undefined ? undefined : listOf("  ", [one]);
}

function listOf(
	indent: string | undefined,
	sources: readonly string[],
): ListText | undefined {
	const items = sources.map((source) => {
		const bare = source.trim();
		return { key: bare.replace(/^(["'])(.*)\1$/, "$2"), source: bare };
	});
	const isPlain = items.every(
		({ source }) => source !== "" && !/ #|^[[{&*!|>]|^[^"'].*: /.test(source),
	);
	const isSet = new Set(items.map(({ key }) => key)).size === items.length;
	return isPlain && isSet ? { indent, items } : undefined;
}

function mergeItems({ base, ours, theirs }: Versions<ListText>): ListText {
	const slots = mergeSequence(
		{ base: base.items, ours: ours.items, theirs: theirs.items },
		(a, b) => a.key < b.key,
	);
	const kept = slots.flatMap((slot) => {
		if (slot.base && !(slot.ours && slot.theirs)) return [];
		const [mine, other] = [slot.ours, slot.theirs];
		const isMine = other === undefined || other.source === slot.base?.source;
		const item = (isMine ? mine : other) ?? other;
		return item ? [item] : [];
	});
	return { indent: ours.indent ?? theirs.indent, items: kept };
}

function writeList(key: string, { indent, items }: ListText): string {
	const sources = items.map(({ source }) => source);
	if (indent === undefined || items.length === 0)
		return `${key}: [${sources.join(", ")}]\n`;
	return `${key}:\n${sources.map((source) => `${indent}- ${source}\n`).join("")}`;
}
