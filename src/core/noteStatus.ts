import type { NoteKind, NoteStatus } from "./note.ts";

/** Whether a note of this kind can have this status. */
export function isStatusOf(status: NoteStatus, kind: NoteKind): boolean {
	return (
		status === "retired" ||
		(status === "open" || status === "answered") === (kind === "question")
	);
}

/** What is written for a note that holds; `undefined`: nothing, it goes without saying. */
export function statusInForce(
	kind: NoteKind,
	{ isAnswered }: { readonly isAnswered: boolean },
): NoteStatus | undefined {
	if (kind === "question") return isAnswered ? "answered" : "open";
	return kind === "decision" ? "accepted" : undefined;
}
