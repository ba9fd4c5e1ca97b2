import { msg } from "../../../core/message.ts";
import { editedNotes } from "./editedNotes.ts";
import type { LiveKind } from "./liveKind.ts";

/**
 * Code under a note was written anew: a save changed its lines, and they say something else than when this working session
 * began. Once for each note, until somebody edits or confirms it. Nothing where the layout alone is another, the code only
 * moved, or git changed it.
 *
 * The sign is .75: a note that no longer holds misleads everyone after. Questions are told by `nearbyQuestion`.
 */
export function touchedNote(): LiveKind {
	return editedNotes(
		({ kind, hasChanged }) => kind !== "question" && hasChanged,
		({ title }) => ({
			...{ kind: "note", sign: 0.75 },
			question: msg`Does “${title}” still hold?`,
			evidence: [{ said: msg`The code under the note was changed.` }],
		}),
	);
}
