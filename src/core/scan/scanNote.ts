import { conflictLines } from "../markdown/conflictLines.ts";
import {
	type HeadReading,
	headOf,
	type NotePlace,
} from "../markdown/headOf.ts";
import {
	limitFinding,
	maximumNoteLength,
	tooSlowFinding,
} from "../markdown/noteLimits.ts";
import { scanParts } from "./scanParts.ts";

/**
 * A note's head, and what is wrong with it: the same as `parseNote` gives for every text, without its cost. About
 * 10 µs where a look at each line is enough, which holds for nearly all notes; remark reads no more than a few hundred
 * lines around those for which it does not. Does not throw.
 */
export function scanNote(text: string, at: NotePlace): HeadReading {
	const parts =
		text.length > maximumNoteLength
			? { tooSlowAt: undefined }
			: scanParts(text);
	if (!("tooSlowAt" in parts)) return headOf(parts, at, conflictLines(text));
	const refusal = limitFinding(text) ?? tooSlowFinding(parts.tooSlowAt ?? 1);
	return { head: undefined, findings: [refusal] };
}
