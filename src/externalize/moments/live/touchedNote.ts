import { msg } from "../../../core/message.ts";
import type { NoteId } from "../../../core/noteId.ts";
import { fileRole } from "../fileRole.ts";
import { isWriting, type LiveKind } from "./liveKind.ts";
import { overlaps } from "./stretches.ts";

/** Notes that are remembered as asked about. */
const mostNotes = 500;

/**
 * Code under a note was written anew: a save changed its lines, and they say something else than when this working session
 * began. Once for each note, until somebody edits or confirms it. Nothing where the layout alone is another, the code only
 * moved, or git changed it.
 *
 * The sign is .75: a note that no longer holds misleads everyone after. Questions are told by `nearbyQuestion`.
 */
export function touchedNote(): LiveKind {
	/** By note: its revision when it was asked about. */
	const asked = new Map<NoteId, string>();
	return {
		add(event, step) {
			if (event.type !== "saved" || !isWriting(event) || step.isByGit)
				return [];
			const { path, changes } = event;
			if (fileRole(path) === "none") return [];
			return [
				(readers) => {
					const touched = readers
						.notesIn(path)
						.filter(
							({ id, kind, hasChanged, revision, lines }) =>
								kind !== "question" &&
								hasChanged &&
								asked.get(id) !== revision &&
								changes.some(({ after }) => overlaps(after, lines)),
						);
					for (const { id, revision } of touched) {
						asked.delete(id);
						asked.set(id, revision);
					}
					for (const oldest of asked.keys()) {
						if (asked.size <= mostNotes) break;
						asked.delete(oldest);
					}
					return touched.map(({ title, lines }) => ({
						...{ kind: "note", path, lines, sign: 0.75 },
						question: msg`Does “${title}” still hold?`,
						evidence: [{ said: msg`The code under the note was changed.` }],
					}));
				},
			];
		},
	};
}
