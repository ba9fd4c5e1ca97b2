import type { NoteKind, NoteStatus } from "../core/note.ts";
import type { MomentKind } from "../externalize/moments/moment.ts";
import type { Age } from "../internalize/age.ts";

/** What people call each kind of note. */
export const kindWords: Readonly<Record<NoteKind, string>> = {
	why: "Reason",
	decision: "Decision",
	gotcha: "Watch out",
	workaround: "Workaround",
	howto: "How we do it",
	story: "Story",
	question: "Question",
};

/** What people call each kind of moment. */
export const momentWords: Readonly<Record<MomentKind, string>> = {
	revert: "Taken back",
	rework: "Written anew",
	struggle: "Struggle",
	workaround: "Workaround",
	value: "Value",
	dependency: "Dependency",
	removal: "Removed",
	conflict: "Conflict",
	configuration: "Configuration",
	agent: "Coding agent",
	note: "Note touched",
	question: "Open question",
	handover: "Handover",
	surprise: "Surprise",
};

/** A status worth a word; `undefined` for what goes without saying. */
export function statusWord(status: NoteStatus | undefined): string | undefined {
	return status === "accepted" ? undefined : status;
}

/** `3 months ago`. */
export function ageWord({ unit, count }: Age): string {
	if (unit === "today") return "today";
	if (unit === "day" && count === 1) return "yesterday";
	return count === 1 ? `last ${unit}` : `${count} ${unit}s ago`;
}

/** `1 note`, `2 notes`. */
export function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
