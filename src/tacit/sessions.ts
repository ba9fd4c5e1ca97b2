import type { IndexedNote } from "../core/note.ts";
import { createPacer } from "../core/pacer.ts";
import type { Questions } from "../externalize/asking/questions.ts";
import type { PastSession } from "../socialize/session/pairFile.ts";
import {
	createPairing,
	type PairFiles,
	type Pairing,
} from "../socialize/session/pairing.ts";
import type { PairSession } from "../socialize/session/pairSession.ts";
import type { Answers } from "./answers.ts";
import type { TacitBase } from "./base.ts";
import {
	type FindToKeep,
	harvestOf,
	keepFind,
	type SessionFind,
} from "./sessionHarvest.ts";
import type { Writing } from "./writing.ts";

/** Sessions of people who work together, and what they leave. */
export interface Sessions {
	/** The sessions of people who work together here; `undefined` where none can be kept. */
	readonly pairing: Pairing | undefined;
	/** What a session leaves that may be worth a sentence: see `harvestOf`. */
	harvestOf(
		session: PairSession | PastSession,
	): Promise<readonly SessionFind[]>;
	/** See `keepFind`. */
	keepFind(
		session: PairSession,
		find: FindToKeep,
	): Promise<IndexedNote | undefined>;
}

/** Where sessions are kept, and what notes are made with of what they leave. */
export interface SessionParts {
	readonly files: PairFiles | undefined;
	readonly questions: Questions | undefined;
	readonly write: Writing["write"];
	readonly keepAnswer: Answers["keepAnswer"];
	/** Milliseconds since 1970-01-01 UTC. */
	readonly now: () => number;
}

/** Reads nothing before somebody asks. */
export function createSessions(
	{ historyIfAny, log, index, slice, loaded }: TacitBase,
	{ files, questions, write, keepAnswer, now }: SessionParts,
): Sessions {
	let pairing: Pairing | undefined;
	return {
		get pairing() {
			pairing ??= files && createPairing(files, () => new Date(now()));
			return pairing;
		},
		harvestOf: (session) =>
			harvestOf(session, {
				...{ history: historyIfAny, questions, log, now },
				async openQuestions() {
					await loaded();
					const all = await index.ofKind("question", createPacer(slice));
					return all.filter(({ head }) => (head.status ?? "open") === "open");
				},
			}),
		keepFind: (session, find) =>
			keepFind(session, find, {
				...{ questions, write },
				answer: ({ head }, text, by) =>
					keepAnswer(head.id, { text, kind: "why", by }),
			}),
	};
}
