import type { Message } from "../core/message.ts";
import type { NoteId } from "../core/noteId.ts";
import type { SharedText } from "../core/sharedText.ts";
import type {
	OpenQuestion,
	QuestionPlace,
} from "../externalize/asking/openQuestion.ts";
import type { Questions } from "../externalize/asking/questions.ts";
import type { IsNoted } from "../externalize/moments/findMoments.ts";
import { createGitLook, type GitLook, type GitSeen } from "./asking.ts";
import type { TacitBase } from "./base.ts";
import {
	addTrailer,
	type NotesOfCommit,
	notesOfCommit,
	trailerObstacle,
} from "./noteTrailer.ts";
import { questionPlace } from "./questionPlace.ts";

/** What is asked about work that was done. */
export interface Asking {
	/** What waits for an answer; `undefined` where it is kept nowhere. */
	readonly questions: Questions | undefined;
	/**
	 * Looks for what git was used for since the last look, and for something to ask about it. Finds nothing without git, and
	 * where questions are kept nowhere.
	 */
	lookAtGit(look: GitLook): Promise<GitSeen>;
	/** Why `addTrailer` would refuse the commit (full hash) of a question; `undefined`: it would not. Throws `no-git`. */
	trailerObstacle(commit: string | undefined): Promise<Message | undefined>;
	/** Names a note in the message of the last commit, as `History.reword` does. */
	addTrailer(commit: string | undefined, note: NoteId): Promise<string>;
	/** See `notesOfCommit`. */
	notesOf(revision: string): Promise<NotesOfCommit>;
	/** See `questionPlace`. */
	questionPlace(question: OpenQuestion): Promise<QuestionPlace | undefined>;
}

/** `seen`: where it is kept up to where questions were looked for in what git did; `isNoted`: as in `MomentSearch`. */
export function createAsking(
	{ workspace, historyIfAny, history, log, slice, index }: TacitBase,
	questions: Questions | undefined,
	seen: SharedText | undefined,
	isNoted: IsNoted,
): Asking {
	let gitLook: ReturnType<typeof createGitLook> | undefined;
	return {
		questions,
		async lookAtGit(look) {
			if (!historyIfAny || !questions || !seen)
				return { events: [], added: [] };
			gitLook ??= createGitLook({
				...{ history: historyIfAny, questions },
				...{ seen, slice, isNoted },
			});
			return gitLook(look);
		},
		trailerObstacle: (commit) => trailerObstacle(history(), commit),
		addTrailer: (commit, note) => addTrailer(history(), commit, note),
		notesOf: (revision) =>
			notesOfCommit(revision, { history: history(), index, questions }),
		questionPlace: (question) =>
			questionPlace(question, {
				...{ workspace, log },
				history: historyIfAny,
			}),
	};
}
