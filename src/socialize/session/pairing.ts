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
import {
	afterEvent,
	creditedIn,
	type Jot,
	type PairSession,
} from "./pairSession.ts";
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
	/**
	 * Has a line wait for the end of the session that began at `of`; where that is over, it is put to what the session left.
	 * Resolves to how that session stands; `gone`: nothing is known of it, and the line is nowhere. Rejects as `tell`.
	 */
	jot(of: number, jot: Jot): Promise<"running" | "ended" | "gone">;
	/**
	 * What a session that is over left is about to be shown. Resolves to whether it was not before: of several that ask, one
	 * alone hears so. Rejects as `tell`.
	 */
	claim(of: number): Promise<boolean>;
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
	const put = (session: PairSession, endedAt: number, itself: boolean) =>
		past.change((text) => {
			const before = readPast(text);
			const known = before.find(isOf(session.startedAt));
			if (!known)
				return writePast([
					...[{ ...session, endedAt, endedItself: itself, wasShown: false }],
					...before,
				]);
			// Another found it ended, too, or a line came in meanwhile.
			const jots = eachOnce([...known.jots, ...session.jots]);
			return jots.length === known.jots.length
				? text
				: writePast(
						before.map((each) => (each === known ? { ...each, jots } : each)),
					);
		});
	const isOver = (session: PairSession, at = clock()) =>
		standingOf(session, at) === "over";
	const now = () => {
		const session = readSession(current.read());
		return session && !isOver(session) ? session : undefined;
	};
	const ended = (): readonly PastSession[] => {
		const session = readSession(current.read());
		const before = readPast(past.read());
		return session && isOver(session) && !before.some(isOf(session.startedAt))
			? [endedAlone(session), ...before]
			: before;
	};
	const tell = async (event: PairEvent): Promise<PairSession | undefined> => {
		const at = new Date(event.at);
		const ends = (session: PairSession) =>
			event.type === "ended" || isOver(session, at);
		for (;;) {
			const before = current.read();
			const session = readSession(before);
			// First there, then away from here: whatever happens between, it is in one of the two.
			if (session && ends(session)) {
				const itself = isOver(session, at);
				await put(session, itself ? session.activeAt : event.at, itself);
			}
			let after: PairSession | undefined;
			let isAnother = false;
			await current.change((text) => {
				const found = readSession(text);
				// What another put into it meanwhile is to be put there, too.
				isAnother = found !== undefined && ends(found) && text !== before;
				if (isAnother) return text;
				after = afterEvent(
					found && isOver(found, at) ? undefined : found,
					event,
				);
				if (!after) return undefined;
				return after === found ? text : writeSession(after);
			});
			if (!isAnother) return after;
		}
	};
	/** Whether there is such a one. */
	const edit = async (
		of: number,
		change: (session: PastSession) => PastSession,
	): Promise<boolean> => {
		let isThere = false;
		await past.change((text) => {
			const before = readPast(text);
			isThere = before.some(isOf(of));
			return isThere
				? writePast(
						before.map((each) => (isOf(of)(each) ? change(each) : each)),
					)
				: text;
		});
		return isThere;
	};
	return {
		...{ now, tell, past: ended },
		others(me) {
			const session = now();
			return session
				? creditedIn(session, me).filter((each) => !isMachine(each))
				: [];
		},
		async jot(of, { at, text, place }) {
			const after = await tell({ type: "jotted", at, of, text, place });
			if (after?.startedAt === of) return "running";
			const isKept = await edit(of, (each) => ({
				...{ ...each, jots: [...each.jots, { at, text, place }] },
				wasShown: false,
			}));
			return isKept ? "ended" : "gone";
		},
		async claim(of) {
			const session = readSession(current.read());
			if (session && isOver(session) && isOf(of)(session))
				await put(session, session.activeAt, true);
			let isFirst = false;
			await edit(of, (each) => {
				isFirst = !each.wasShown;
				return { ...each, wasShown: true };
			});
			return isFirst;
		},
	};
}

function isOf(startedAt: number): (session: PairSession) => boolean {
	return (session) => session.startedAt === startedAt;
}

/** There was no sign of them any more after that. */
function endedAlone(session: PairSession): PastSession {
	return {
		...{ ...session, endedAt: session.activeAt },
		...{ endedItself: true, wasShown: false },
	};
}

/** Two windows may have read the same. */
function eachOnce(jots: readonly Jot[]): readonly Jot[] {
	const keyed = jots.map((jot) => [`${jot.at} ${jot.text}`, jot] as const);
	return [...new Map(keyed).values()].sort((a, b) => a.at - b.at);
}
