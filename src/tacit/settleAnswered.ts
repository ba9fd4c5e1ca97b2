import type { IndexedNote } from "../core/note.ts";
import type { Log, Workspace } from "../core/ports.ts";
import {
	isAnsweredThere,
	isOnSameLines,
	mayAnswer,
} from "../externalize/asking/answeredBy.ts";
import type {
	OpenQuestion,
	QuestionPlace,
} from "../externalize/asking/openQuestion.ts";
import type { Questions } from "../externalize/asking/questions.ts";
import type { NoteRequest } from "../externalize/noteRequest.ts";

/** What questions on a note's lines are found with. */
export interface AnswerSearch {
	readonly questions: Questions;
	readonly workspace: Pick<Workspace, "kindOf">;
	readonly log: Log;
	/** See `Asking.questionPlace`. */
	placeOf(question: OpenQuestion): Promise<QuestionPlace | undefined>;
}

/**
 * A note was written: what was asked about its lines, as they are now, is answered by it. What asks about another note
 * stays, and so does all where the words are older ones that were kept as a note. The note stands whatever becomes of this.
 */
export async function settleAnswered(
	{ kind, pointed, date }: Pick<NoteRequest, "kind" | "pointed" | "date">,
	{ head }: Pick<IndexedNote, "head">,
	{ questions, workspace, log, placeOf }: AnswerSearch,
): Promise<void> {
	if (!mayAnswer(kind) || pointed.isFolder || date !== undefined) return;
	try {
		for (const question of questions.waiting()) {
			if (!isAnsweredThere(question.kind)) continue;
			// Of the others those may have become this file that are gone.
			if (
				question.path !== pointed.path &&
				(await workspace.kindOf(question.path))
			)
				continue;
			const place = await placeOf(question);
			// Where its lines are not found any more, nothing tells that the note is on them.
			if (place?.path !== pointed.path) continue;
			if (question.lines && !place.lines) continue;
			if (isOnSameLines(pointed.lines, place.lines))
				await questions.settle(question.key, "answered", head.id);
		}
	} catch (error) {
		log.warn("Questions on a note's lines could not be settled.", error);
	}
}
