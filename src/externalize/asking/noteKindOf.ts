import type { NoteKind } from "../../core/note.ts";
import type { MomentKind } from "../moments/moment.ts";

/** What an answer to a question most likely is about: the kind that its note begins with. */
export const noteKindOf: Readonly<Record<MomentKind, NoteKind>> = {
	// What was tried and failed is what the next one must know before trying it again.
	revert: "gotcha",
	rework: "gotcha",
	struggle: "gotcha",
	workaround: "workaround",
	value: "why",
	dependency: "decision",
	removal: "decision",
	conflict: "decision",
	configuration: "why",
	agent: "why",
	note: "why",
	question: "why",
	handover: "story",
	surprise: "gotcha",
};
