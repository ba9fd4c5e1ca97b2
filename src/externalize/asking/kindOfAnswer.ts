import type { NoteKind } from "../../core/note.ts";
import type { MomentKind } from "../moments/moment.ts";

/**
 * What an answer becomes, of which somebody left the kind as it was proposed or chose another: what surprised somebody may itself be a
 * question, and is one where it ends with a question mark.
 */
export function kindOfAnswer(
	chosen: NoteKind,
	moment: MomentKind | undefined,
	text: string,
): NoteKind {
	return moment === "surprise" && /[?？؟]\s*$/.test(text) ? "question" : chosen;
}
