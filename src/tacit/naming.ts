import { TacitError } from "../core/errors.ts";
import { ifGitAnswers } from "../core/ifGitAnswers.ts";
import { msg } from "../core/message.ts";
import type { NoteId } from "../core/noteId.ts";
import { formatPerson, isSamePerson, type Person } from "../core/person.ts";
import {
	type AgreedNotes,
	type WrittenInName,
	writtenInName,
} from "../core/writtenInName.ts";
import type { TacitBase } from "./base.ts";

/** Whom notes name. */
export interface Naming {
	/** Notes in the name of whoever works here, which somebody else committed lately: see `writtenInName`. Empty without git. */
	writtenInMyName(): Promise<readonly WrittenInName[]>;
	/** Lets a note stand in the name of whoever works here: `writtenInMyName` tells of it no more. */
	agree(id: NoteId): void;
	/** Takes the name of whoever works here off a note; the others stay. Throws `bad-argument` where it is not on it. */
	takeNameOff(id: NoteId): Promise<void>;
	/** Who works here: whoever commits; `undefined` where that is not known. */
	identity(): Promise<Person | undefined>;
	/** Whom a note names that is written here now: whoever commits here, then whoever else is in the session, agents aside. */
	authors(): Promise<readonly Person[]>;
}

/** Who is here, besides whom git names. */
export interface NamingSources {
	readonly agreed: AgreedNotes;
	/** Who writes where there is no history; nobody when left out. */
	readonly identity: (() => Promise<Person | undefined>) | undefined;
	/** Who else is in the session that runs, of all but the one given; nothing is loaded where none runs. */
	readonly others: (person: Person | undefined) => readonly Person[];
}

/** Asks git who works here each time. */
export function createNaming(
	{ historyIfAny, log, index, known, edit }: TacitBase,
	{ agreed, others, ...sources }: NamingSources,
): Naming {
	const identity = async () =>
		historyIfAny ? historyIfAny.identity() : sources.identity?.();
	return {
		identity,
		async writtenInMyName() {
			const found = await ifGitAnswers(
				historyIfAny,
				log,
				"Git did not say who committed notes.",
				async (history) => {
					const person = await history.identity();
					if (!person) return [];
					const notes = index.byPerson(person);
					return writtenInName(person, [...notes], agreed, history);
				},
			);
			return found ?? [];
		},
		agree: (id) => agreed.add(id),
		async takeNameOff(id) {
			const person = await identity();
			const { by } = known(id).head;
			const left = by.filter((each) => !person || !isSamePerson(each, person));
			if (left.length === by.length)
				throw new TacitError(
					"bad-argument",
					msg`Your name is not on this note.`,
				);
			const value = left.map(formatPerson);
			await edit(id, [{ type: "field", key: "by", value }]);
		},
		async authors() {
			const person = await identity();
			return [...(person ? [person] : []), ...others(person)];
		},
	};
}
