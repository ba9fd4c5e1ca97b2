import { isTacitError, TacitError } from "../core/errors.ts";
import type { NoteIndex } from "../core/index/noteIndex.ts";
import { type Message, msg } from "../core/message.ts";
import type { IndexedNote } from "../core/note.ts";
import { type NoteId, parseNoteId } from "../core/noteId.ts";
import type { History, WholeCommit } from "../core/ports.ts";
import { splitTrailers, withTrailer } from "../core/trailers/trailers.ts";
import type { Questions } from "../externalize/asking/questions.ts";

/** The trailer by which a commit names a note that explains it. */
const key = "Tacit-Note";

const noCommit = msg`The question came of no commit, so there is none to name the note in.`;

/** Why a commit's message cannot name a note; `undefined` where it can. */
export async function trailerObstacle(
	history: Pick<History, "rewordObstacle">,
	commit: string | undefined,
): Promise<Message | undefined> {
	return commit === undefined ? noCommit : history.rewordObstacle(commit);
}

/** Names a note in a commit's message. Throws as `History.reword`. Resolves to the commit's new full hash. */
export async function addTrailer(
	history: Pick<History, "reword">,
	commit: string | undefined,
	note: NoteId,
): Promise<string> {
	if (commit === undefined) throw new TacitError("bad-argument", noCommit);
	return history.reword(commit, (message) =>
		withTrailer(message, { key, value: note }),
	);
}

/** The notes that explain a commit. */
export interface NotesOfCommit {
	readonly commit: WholeCommit;
	/** Those that it names, then those that answer a question about it, then those that were written on top of it. */
	readonly notes: readonly IndexedNote[];
	/** What it names and is not here, as written. */
	readonly missing: readonly string[];
}

/**
 * The notes that the commit's `Tacit-Note` trailers name, that answer a question about it, or that were written when it was
 * the last commit. Throws `bad-argument` for what names no commit.
 */
export async function notesOfCommit(
	revision: string,
	{
		history,
		index,
		questions,
	}: {
		readonly history: Pick<History, "commitsIn">;
		readonly index: Pick<NoteIndex, "byId" | "notes">;
		readonly questions: Questions | undefined;
	},
): Promise<NotesOfCommit> {
	const commit = await commitNamed(revision, history);
	const named = splitTrailers(commit.message)
		.trailers.filter((each) => each.key.toLowerCase() === key.toLowerCase())
		.map(({ value }) => value);
	const answers = (questions?.answered() ?? [])
		.filter((each) => each.commit === commit.hash)
		.flatMap(({ note }) => note ?? []);
	const noteOf = (text: string) => {
		const id = parseNoteId(text);
		return id === undefined ? undefined : index.byId(id);
	};
	const written = [...index.notes()].filter(({ head }) =>
		head.anchors.some((anchor) => anchor.commit === commit.hash),
	);
	const notes = [...named, ...answers].flatMap((text) => noteOf(text) ?? []);
	const byId = new Map<NoteId, IndexedNote>();
	for (const note of [...notes, ...written])
		if (!byId.has(note.head.id)) byId.set(note.head.id, note);
	return {
		commit,
		notes: [...byId.values()],
		missing: named.filter((text) => noteOf(text) === undefined),
	};
}

async function commitNamed(
	revision: string,
	history: Pick<History, "commitsIn">,
): Promise<WholeCommit> {
	const refusal = (cause?: unknown) =>
		new TacitError("bad-argument", msg`“${revision}” names no commit here.`, {
			cause,
		});
	if (revision.includes("..")) throw refusal();
	const [commit] = await history.commitsIn(revision, 1).catch((error) => {
		throw isTacitError(error, "no-git") ? error : refusal(error);
	});
	if (commit) return commit;
	throw refusal();
}
