import { applySplices, type Splice } from "../../core/markdown/splice.ts";
import type { RecordSource } from "../records/checkRecords.ts";
import { adrTools, wordsByFolder } from "../records/checkSupersession.ts";
import { readRecord } from "../records/readRecord.ts";
import { headingOf, lineSpan, markSuperseded } from "../records/recordEdits.ts";
import { roleSections } from "../records/recordSections.ts";
import { recordText } from "../records/recordText.ts";
import { stateOf } from "../records/statusWords.ts";
import type { ComposedRecord } from "./composeRecord.ts";
import { withLink } from "./withLink.ts";

/** Both records with their new texts. */
export interface SupersededRecord {
	readonly young: string;
	/** `undefined` where its status is written in a way that cannot be changed safely; then a person has to. */
	readonly old: string | undefined;
}

/**
 * Writes into both records that the new one takes the old one's place, as their folder writes that: in the status, with a link,
 * in its spelling. A plain `Accepted` gives way, as with adr-tools; a status with a history gets a further entry.
 */
export function supersedeRecord(
	young: ComposedRecord,
	old: RecordSource,
	all: readonly RecordSource[],
): SupersededRecord {
	const { words } = wordsByFolder(all).get(old.folder.folder) ?? adrTools;
	const record = readRecord(young.path, young.text);
	const heading = headingOf({ record, source: young.text });
	const marked = markSuperseded(
		old.source,
		record,
		heading,
		old.record.path,
		words,
	);
	const splices = marked && (inPlaceOfWord(old, marked.line) ?? marked.splices);
	return {
		young: withLink(young, old, words),
		old: splices && applySplices(old.source, splices),
	};
}

/** The line in place of the one word that stands below `Status`; `undefined` where more stands there. */
function inPlaceOfWord(
	{ source }: RecordSource,
	line: string,
): readonly Splice[] | undefined {
	const text = recordText(source);
	const section = roleSections(text).find(({ role }) => role === "status");
	if (!section) return undefined;
	const solid: number[] = [];
	for (let at = section.first; at <= section.last; at++)
		if ((text.lines[at - 1] ?? "").trim() !== "") solid.push(at);
	const [only] = solid;
	if (only === undefined || solid.length > 1) return undefined;
	const { start, end } = lineSpan(source, only);
	const word = source.slice(start, end);
	return /^[A-Za-z]+\.?$/.test(word.trim()) && stateOf(word) !== undefined
		? [{ start, end, text: line }]
		: undefined;
}
