import type { NoteEdit } from "../core/markdown/editNote.ts";
import type { NoteHead, NoteKind } from "../core/note.ts";
import { statusInForce } from "../core/noteStatus.ts";

/** Makes a note one of another kind. Questions have statuses of their own, so one that becomes a question, or is none any more, begins anew. */
export function kindEdits(
	head: NoteHead,
	kind: NoteKind,
	isAnswered: boolean,
): NoteEdit[] {
	if (head.kind === kind) return [];
	const isKept =
		head.status === "retired" ||
		(head.kind === "question") === (kind === "question");
	return [
		{ type: "field", key: "kind", value: kind },
		...(isKept
			? []
			: [
					{
						type: "field",
						key: "status",
						value: statusInForce(kind, { isAnswered }),
					} as const,
				]),
	];
}
