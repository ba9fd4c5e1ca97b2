import { eolOf } from "../../core/markdown/fragment.ts";
import { applySplices } from "../../core/markdown/splice.ts";
import type { RecordSource } from "../records/checkRecords.ts";
import {
	headingOf,
	linkTo,
	markSuperseding,
	type SupersessionWords,
} from "../records/recordEdits.ts";
import type { ComposedRecord } from "./composeRecord.ts";

/**
 * A record's text with a word about another one, and a link to it: below its status, or in its list of links, else in a
 * section `Links` at its end. The same text where it links there already.
 */
export function withLink(
	{ path, text }: ComposedRecord,
	old: RecordSource,
	words: SupersessionWords,
): string {
	const heading = headingOf(old);
	const line = `${words.of} ${linkTo(path, old.record, heading)}`;
	if (text.includes(line)) return text;
	const marked = markSuperseding(text, old.record, heading, path, words);
	if (marked) return applySplices(text, marked.splices);
	const eol = eolOf(text);
	const end = /[\r\n]$/.test(text) ? "" : eol;
	return `${text}${end}${eol}## Links${eol}${eol}- ${line}${eol}`;
}
