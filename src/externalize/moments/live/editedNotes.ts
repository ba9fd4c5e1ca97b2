import type { NoteId } from "../../../core/noteId.ts";
import { fileRole } from "../fileRole.ts";
import type {
	LiveFinding,
	LiveKind,
	LiveReaders,
	PlacedNote,
} from "./liveKind.ts";
import { isWriting } from "./liveKind.ts";
import { overlaps } from "./stretches.ts";

/** Notes that are remembered as told. */
const mostNotes = 500;

/**
 * Notes whose lines a save changed in substance, those of them that `isMeant`; each once, until somebody edits or confirms
 * it.
 */
export function editedNotes(
	isMeant: (note: PlacedNote, readers: LiveReaders) => boolean,
	told: (note: PlacedNote) => Omit<LiveFinding, "path" | "lines">,
): LiveKind {
	/** By note: its revision when it was told. */
	const revisions = new Map<NoteId, string>();
	return {
		add(event, step) {
			if (event.type !== "saved" || !isWriting(event) || step.isByGit)
				return [];
			const { path, changes } = event;
			if (fileRole(path) === "none") return [];
			return [
				(readers) => {
					const edited = readers
						.notesIn(path)
						.filter(
							(note) =>
								revisions.get(note.id) !== note.revision &&
								changes.some(({ after }) => overlaps(after, note.lines)) &&
								isMeant(note, readers),
						);
					for (const { id, revision } of edited) {
						revisions.delete(id);
						revisions.set(id, revision);
					}
					for (const oldest of revisions.keys()) {
						if (revisions.size <= mostNotes) break;
						revisions.delete(oldest);
					}
					return edited.map((note) => ({
						...told(note),
						...{ path, lines: note.lines },
					}));
				},
			];
		},
	};
}
