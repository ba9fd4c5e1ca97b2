import { ifGitAnswers } from "../core/ifGitAnswers.ts";
import type { NoteId } from "../core/noteId.ts";
import { isSamePerson } from "../core/person.ts";
import type { RepoPath } from "../core/repoPath.ts";
import type { SharedText } from "../core/sharedText.ts";
import {
	createReadMarks,
	type ReadMarks,
} from "../internalize/reading/readMarks.ts";
import { substanceOf } from "../internalize/reading/substance.ts";
import type { TacitBase } from "./base.ts";

/** What somebody has read of the notes. */
export interface NoteReading {
	/** `undefined` where it is kept nowhere. */
	readonly readMarks: ReadMarks | undefined;
	/** What a note says now: see `substanceOf`. Throws `unknown-note`. */
	substance(id: NoteId): Promise<string>;
	/** Marks notes as read as they are now; those that are gone are left out. Does nothing where that is kept nowhere. */
	markRead(ids: readonly NoteId[]): Promise<void>;
	/** Whether whoever works here made one of the file’s last 50 changes. Does not reject: what git does not tell is no. */
	hasWorkedOn(path: RepoPath): Promise<boolean>;
}

/** Changes of a file in which somebody is looked for. */
const lookedAt = 50;

/** `text`: where it is kept. */
export function createNoteReading(
	{ index, store, known, historyIfAny, log }: TacitBase,
	text: SharedText | undefined,
): NoteReading {
	const readMarks = text && createReadMarks(text);
	const substance = async (id: NoteId) => {
		const { file, head } = known(id);
		return substanceOf((await store.read(file)).text, head);
	};
	return {
		readMarks,
		substance,
		async markRead(ids) {
			if (!readMarks) return;
			const notes = new Map<NoteId, string>();
			for (const id of ids)
				if (index.byId(id)) notes.set(id, await substance(id));
			const isNews = [...notes].some(
				([id, says]) => readMarks.substanceRead(id) !== says,
			);
			if (isNews) await readMarks.mark(notes);
		},
		async hasWorkedOn(path) {
			const found = await ifGitAnswers(
				historyIfAny,
				log,
				"Git did not tell who worked on a file.",
				async (history) => {
					const me = await history.identity();
					if (!me) return false;
					const changes = await history.fileChanges(path, lookedAt);
					return changes.some(({ commit }) => isSamePerson(commit.author, me));
				},
			);
			return found ?? false;
		},
	};
}
