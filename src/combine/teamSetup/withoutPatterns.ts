import { everyNote, madeLists, noNotes } from "./notesPattern.ts";
import { readJson } from "./readJson.ts";
import { readToml } from "./readToml.ts";
import { memberOf, type SourceNode, stringsOf } from "./sourceNode.ts";
import { removeItem } from "./spliceItems.ts";

/**
 * The text of a JSON or TOML file of that name without the items that Tacit added to its lists; `undefined` where
 * Tacit made the file and nothing else is in it. Other files come back as they are.
 */
export function withoutPatterns(
	name: string,
	text: string,
): string | undefined {
	if (name.endsWith(".toml")) return withoutTomlItems(text);
	const places = jsonLists.find(([pattern]) => pattern.test(name))?.[1];
	const without = (places ?? []).reduce(withoutJsonList, text);
	const isMade = name === ".markdownlint-cli2.jsonc" && without !== text;
	return isMade && /^\{\s*\}\s*$/.test(without) ? undefined : without;
}

interface JsonList {
	/** The object that holds the list, if not the file's own. */
	readonly parent?: string;
	readonly key: string;
	readonly lists?: {
		readonly made: readonly string[];
		readonly madeWithParent?: readonly string[];
	};
}

const jsonLists: readonly (readonly [RegExp, readonly JsonList[]])[] = [
	[/^package\.json$/, [{ key: "files" }]],
	[
		/^\.?biome\.jsonc?$/,
		[
			{ parent: "files", key: "includes", lists: madeLists.includes },
			{ parent: "files", key: "ignore", lists: madeLists.ignore },
		],
	],
	[/^\.?dprint\.jsonc?$/, [{ key: "excludes", lists: madeLists.excludes }]],
	[
		/^\.markdownlint-cli2\.jsonc$/,
		[{ key: "ignores", lists: madeLists.excludes }],
	],
];

function withoutJsonList(
	source: string,
	{ parent, key, lists }: JsonList,
): string {
	const root = readJson(source);
	const holder = parent === undefined ? root : memberOf(root, parent);
	const list = memberOf(holder, key);
	const strings = stringsOf(list);
	if (!root || !holder || !list || !strings) return source;
	if (isEqual(strings, lists?.madeWithParent) && holder.items.length === 1)
		return withoutMember(source, root, holder);
	return isEqual(strings, lists?.made) ||
		isEqual(strings, lists?.madeWithParent)
		? withoutMember(source, holder, list)
		: withoutItem(source, list);
}

function withoutTomlItems(source: string): string {
	let text = source;
	for (;;) {
		const list = readToml(text)?.entries.find(
			({ path, value }) =>
				(path.at(-1) === "exclude" || path.at(-1) === "include") &&
				ownItem(value),
		);
		if (!list) return text;
		text = withoutItem(text, list.value);
	}
}

function withoutMember(
	source: string,
	holder: SourceNode,
	value: SourceNode,
): string {
	const item = holder.items.find((each) => each.value === value);
	return item ? removeItem(source, holder, item) : source;
}

function withoutItem(source: string, list: SourceNode): string {
	const item = ownItem(list);
	return item ? removeItem(source, list, item) : source;
}

function ownItem(list: SourceNode) {
	return list.items.find(
		({ value: { value } }) => value === everyNote || value === noNotes,
	);
}

function isEqual(
	a: readonly string[],
	b: readonly string[] | undefined,
): boolean {
	return (
		b !== undefined &&
		a.length === b.length &&
		a.every((each, at) => each === b[at])
	);
}
