import { readConfirmation, writeConfirmation } from "../core/confirmation.ts";
import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import type { IndexedNote, NoteKind } from "../core/note.ts";
import type { NoteId } from "../core/noteId.ts";
import { isSamePerson, type Person } from "../core/person.ts";
import { listField } from "../core/scan/listField.ts";
import type { SharedText } from "../core/sharedText.ts";
import {
	clearOfSecrets,
	type SecretsChoice,
} from "../externalize/secrets/clearOfSecrets.ts";
import {
	type AskedQuestions,
	createAskedQuestions,
} from "../internalize/asked/askedQuestions.ts";
import type { TacitBase } from "./base.ts";
import { keepAnswer } from "./keepAnswer.ts";
import type { WritingSources } from "./writing.ts";

/** An answer that came by mail, chat or word of mouth. */
export interface Answer {
	/** Markdown: its first sentence, or a first line `# Like this`, is the title. */
	readonly text: string;
	/** What the note is then; no question. */
	readonly kind: Exclude<NoteKind, "question">;
	/** Whoever asked and whoever answered, as far as both agreed to be named. */
	readonly by: readonly Person[];
	readonly secrets?: SecretsChoice | undefined;
}

/** What becomes of questions that somebody asked. Those that take an id throw `unknown-note` for one that is not there. */
export interface Answers {
	/** `undefined` where it is kept nowhere. */
	readonly asked: AskedQuestions | undefined;
	/** The questions that were asked on this machine, with a name or without, that are answered and of which nobody said yet that they are clear. */
	answeredOfMine(): readonly IndexedNote[];
	/**
	 * Makes the answer a note. A private question becomes that note itself, private as before, and keeps what was asked in a section. Of a
	 * published one it is a note of its own at the same code, which says that it came from the question (`from`); the question is
	 * answered then. Throws `bad-argument` for what is no question, and for an answer without words; `secret` as `write`.
	 */
	keepAnswer(id: NoteId, answer: Answer): Promise<IndexedNote>;
	/** Asks on: what is not clear yet stands below the answers, and the question is open again. */
	askOn(
		id: NoteId,
		text: string,
		by: Person | undefined,
		secrets?: SecretsChoice,
	): Promise<void>;
	/** It is clear now: its answer is told no more, and counts as read. */
	clear(id: NoteId): Promise<void>;
	/** The notes that say that they came from this one. */
	cameFrom(id: NoteId): readonly IndexedNote[];
	/**
	 * Writes thanks into the note (field `thanks`, each as `confirmed` is: day and person), once for each person. Without a person,
	 * the day alone. Resolves to whether anything was written.
	 */
	thank(id: NoteId, by: Person | undefined): Promise<boolean>;
}

/**
 * `text`: where the questions are kept that were asked here. `acknowledge` is told of notes that whoever works here wrote or
 * went on with just now.
 */
export function createAnswers(
	base: TacitBase,
	sources: Pick<WritingSources, "today" | "random">,
	text: SharedText | undefined,
	acknowledge: (id: NoteId) => Promise<void>,
): Answers {
	const { index, store, known, edit } = base;
	const { today } = sources;
	const asked = text && createAskedQuestions(text);
	const question = (id: NoteId) => {
		const note = known(id);
		if (note.head.kind === "question") return note;
		throw new TacitError("bad-argument", msg`This note is no question.`);
	};
	return {
		asked,
		answeredOfMine: () =>
			(asked?.open() ?? []).flatMap((id) => {
				const note = index.byId(id);
				return note?.head.kind === "question" && note.head.status === "answered"
					? [note]
					: [];
			}),
		async keepAnswer(id, answer) {
			const note = await keepAnswer(base, sources, question(id), answer);
			if (note.file.visibility === "draft") return note;
			await acknowledge(note.head.id);
			await acknowledge(id);
			return known(note.head.id);
		},
		async askOn(id, typed, by, secrets) {
			const { file } = question(id);
			const choice =
				file.visibility === "draft" ? "keep" : (secrets ?? "refuse");
			await edit(id, [
				{
					...{ type: "add-reply", by, date: today() },
					text: await clearOfSecrets(typed, choice),
				},
				{ type: "field", key: "status", value: "open" },
			]);
			await asked?.add(id);
			await acknowledge(id);
		},
		async clear(id) {
			await asked?.settle(id);
			await acknowledge(id);
		},
		cameFrom: (id) =>
			[...index.notes()].filter(({ head }) => head.from.includes(id)),
		async thank(id, by) {
			const { file } = known(id);
			const before = listField((await store.read(file)).text, "thanks");
			const isThere = before.some((each) => {
				const told = readConfirmation(each);
				return by
					? told?.by !== undefined && isSamePerson(told.by, by)
					: told !== undefined && told.by === undefined;
			});
			if (isThere) return false;
			const thanks = writeConfirmation({ date: today(), by });
			await edit(id, [
				{ type: "field", key: "thanks", value: [...before, thanks] },
			]);
			return true;
		},
	};
}
