import { isMachine } from "../../core/isMachine.ts";
import type { Person } from "../../core/person.ts";
import type { SharedText } from "../../core/sharedText.ts";
import type { PairEvent } from "./pairEvent.ts";
import {
	type PastSession,
	readPast,
	readSession,
	writePast,
	writeSession,
} from "./pairFile.ts";
import { afterEvent, creditedIn, type PairSession } from "./pairSession.ts";
import { standingOf } from "./standing.ts";

/** The sessions of a repository: that of now, which all its windows and terminals share, and those before. */
export interface Pairing {
	/** `undefined`: none runs, or the one that ran has ended by itself. */
	now(): PairSession | undefined;
	/** Those that ended, the newest first, with one that has ended by itself. */
	past(): readonly PastSession[];
	/** Who else is in the session and can be named as an author: all but `me`, and no agents. Empty without a session. */
	others(me: Person | undefined): readonly Person[];
	/**
	 * Has an event change the session, after one that ended by itself was put away. Resolves to what runs then. Rejects
	 * where it cannot be written.
	 */
	tell(event: PairEvent): Promise<PairSession | undefined>;
}

/** Where they are kept. */
export interface PairFiles {
	/** The session that runs. */
	readonly current: SharedText;
	/** Those that ended. */
	readonly past: SharedText;
}

/**
 * Opens them. `current` is the file of the session that runs, which is there as long as it does, so that a hook sees without
 * reading anything whether there is one; `past` that of those that ended.
 */
export function createPairing(
	{ current, past }: PairFiles,
	clock: () => Date,
): Pairing {
	const put = async (session: PairSession, endedAt: number, itself: boolean) =>
		past.change((text) => {
			const before = readPast(text);
			// Two may have found it ended at the same time.
			return before.some(({ startedAt }) => startedAt === session.startedAt)
				? text
				: writePast([{ ...session, endedAt, endedItself: itself }, ...before]);
		});
	const isOver = (session: PairSession, at = clock()) =>
		standingOf(session, at) === "over";
	const now = () => {
		const session = readSession(current.read());
		return session && !isOver(session) ? session : undefined;
	};
	return {
		now,
		others(me) {
			const session = now();
			return session
				? creditedIn(session, me).filter((each) => !isMachine(each))
				: [];
		},
		past() {
			const session = readSession(current.read());
			const ended = readPast(past.read());
			return session && isOver(session)
				? [
						{ ...session, endedAt: session.activeAt, endedItself: true },
						...ended.filter(({ startedAt }) => startedAt !== session.startedAt),
					]
				: ended;
		},
		async tell(event) {
			const at = new Date(event.at);
			const before = readSession(current.read());
			// First there, then away from here: whatever happens between, it is in one of the two.
			if (before && isOver(before, at))
				await put(before, before.activeAt, true);
			else if (before && event.type === "ended")
				await put(before, event.at, false);
			let after: PairSession | undefined;
			await current.change((text) => {
				const found = readSession(text);
				const running = found && !isOver(found, at) ? found : undefined;
				after = afterEvent(running, event);
				if (!after) return undefined;
				return after === found ? text : writeSession(after);
			});
			return after;
		},
	};
}
