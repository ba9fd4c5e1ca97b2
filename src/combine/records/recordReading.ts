import type { Finding } from "../../core/finding.ts";
import { msg } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { decodeText } from "../../core/textEncoding.ts";
import type { DecisionRecord } from "./decisionRecord.ts";
import { recordOf } from "./readRecord.ts";
import { type DayOrder, dayOrderIn } from "./recordDate.ts";
import { dateField } from "./recordDay.ts";
import { looksLikeRecord, recordParts } from "./recordParts.ts";
import { recordText } from "./recordText.ts";

/** What was read of one file of a record folder, apart from the others. */
export type RecordReading =
	| {
			/** As `decodeText` gives it. */
			readonly text: string;
			/** Its links not yet resolved. */
			readonly record: DecisionRecord;
			/** Whether it has anything that a record has beside a heading. */
			readonly looksLikeRecord: boolean;
			/** How its date shows days to be written, where it does. */
			readonly dayOrder: DayOrder | undefined;
			/** What is to be said of the file beside what the record says. */
			readonly findings: readonly Finding[];
	  }
	/** Why there is no text. */
	| { readonly refused: Finding };

/** Reads a file's bytes; what is no text is refused, and so becomes a finding. Does not throw. */
export function readRecordBytes(
	path: RepoPath,
	bytes: Uint8Array,
): RecordReading {
	const decoded = decodeText(bytes);
	if ("binary" in decoded)
		return {
			refused: encodingFinding("error", msg`binary data`),
		};
	return readingOf(
		path,
		decoded.text,
		decoded.encoding === "latin-1"
			? [encodingFinding("warning", msg`no UTF-8, and read as Latin-1`)]
			: [],
	);
}

/** The same of a text; `findings` are those of its bytes. */
export function readingOf(
	path: RepoPath,
	text: string,
	findings: readonly Finding[] = [],
): RecordReading {
	const parts = recordParts(path, recordText(text));
	return {
		text,
		record: recordOf(path, parts, text.length),
		looksLikeRecord: looksLikeRecord(parts),
		dayOrder: dayOrderIn(dateField(parts)?.value ?? ""),
		findings,
	};
}

function encodingFinding(
	severity: Finding["severity"],
	found: Finding["found"],
): Finding {
	return {
		code: "encoding",
		severity,
		lines: { start: 1, end: 1 },
		found,
		expected: msg`text in UTF-8`,
	};
}
