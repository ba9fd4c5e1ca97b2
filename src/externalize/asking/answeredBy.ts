import { type LineRange, overlaps } from "../../core/lineRange.ts";
import type { NoteKind } from "../../core/note.ts";
import type { MomentKind } from "../moments/moment.ts";

/**
 * These ask about a note that is there already: whether it still holds, or whether somebody knows. Another on the same
 * lines says nothing of that.
 */
const aboutNotes: ReadonlySet<MomentKind> = new Set(["note", "question"]);

/** Whether a question of this kind is one that a note on its lines answers, through whichever door it was written. */
export function isAnsweredThere(kind: MomentKind): boolean {
	return !aboutNotes.has(kind);
}

/** Whether a note of this kind answers anything. */
export function mayAnswer(kind: NoteKind): boolean {
	return kind !== "question";
}

/** Whether a note on `written` speaks of the lines that are `asked` about, both in one file; `undefined`: the whole file. */
export function isOnSameLines(
	written: LineRange | undefined,
	asked: LineRange | undefined,
): boolean {
	if (!written || !asked) return written === asked;
	return overlaps(written, asked);
}
