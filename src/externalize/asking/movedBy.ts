import type { MovedEvent, SavedEvent } from "../events/event.ts";
import { linesAfterSave } from "../moments/live/linesNow.ts";
import { movedPath } from "../moments/live/perFile.ts";
import type { OpenQuestion, QuestionPlace } from "./openQuestion.ts";

/** Git's ids of the file's text before and after a save, where they are known. */
export interface SavedBlobs {
	readonly before: string | undefined;
	readonly after: string | undefined;
}

/**
 * Where a question is after a file was saved or moved in the editor: the same object where that does not concern it, or where
 * its lines are not of the text that was saved over. A question that came of a commit stays with the commit's text, by which
 * it is found again; only its file's new path is taken over. Of lines that are gone, the file is left.
 */
export function movedBy(
	question: OpenQuestion,
	event: SavedEvent | MovedEvent,
	{ before, after }: SavedBlobs,
): QuestionPlace {
	const { path, lines, blob, commit } = question;
	if (event.type === "moved") {
		const moved = movedPath(path, event);
		return moved === path ? question : { path: moved, lines, blob };
	}
	if (event.path !== path || commit !== undefined || after === undefined)
		return question;
	if (blob !== undefined && before !== undefined && blob !== before)
		return question;
	if (blob === after) return question;
	return {
		...{ path, blob: after },
		lines: lines && linesAfterSave(lines, event),
	};
}
