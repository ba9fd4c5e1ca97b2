import {
	everyNote,
	madeLists,
	type noNotes,
	speaksOfNotes,
} from "./notesPattern.ts";
import { readJson } from "./readJson.ts";
import { memberOf, type SourceNode, stringsOf } from "./sourceNode.ts";
import { appendItem, type CommentSyntax } from "./spliceItems.ts";

/**
 * The source with the pattern added to a list of strings; the source itself where a pattern of the list already
 * speaks of notes, `undefined` where it is no list.
 */
export function withPattern(
	source: string,
	list: SourceNode,
	pattern: typeof everyNote | typeof noNotes,
	comments: CommentSyntax,
): string | undefined {
	const strings = stringsOf(list);
	if (!strings) return undefined;
	if (strings.some(speaksOfNotes)) return source;
	return appendItem(source, list, JSON.stringify(pattern), comments);
}

/** The JSON with every note added to a list of exclusions at its top level, made if it is missing. */
export function withJsonExclusion(
	source: string,
	key: string,
): string | undefined {
	const root = readJson(source);
	if (root?.type !== "object") return undefined;
	const list = memberOf(root, key);
	return list
		? withPattern(source, list, everyNote, "json")
		: appendItem(source, root, member(key, madeLists.excludes.made), "json");
}

/** `"key": ["…"]`, as a formatter would leave it on one line. */
export function member(key: string, items: readonly string[]): string {
	return `${JSON.stringify(key)}: [${items.map((item) => JSON.stringify(item)).join(", ")}]`;
}
