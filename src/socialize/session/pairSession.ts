import { isMachine } from "../../core/isMachine.ts";
import { isSamePerson, type Person } from "../../core/person.ts";
import type { PairEvent } from "./pairEvent.ts";

/** A line that somebody jotted down, for the end. */
export interface Jot {
	/** Milliseconds since 1970-01-01 UTC. */
	readonly at: number;
	/** One line. */
	readonly text: string;
	/** `undefined` where it is about no place. */
	readonly place: JotPlace | undefined;
}

/** Where the cursor was. */
export interface JotPlace {
	/** As seen from the repository's root, with `/`. */
	readonly path: string;
	/** 1-based; `undefined` for the whole file or folder. */
	readonly line: number | undefined;
}

/** People who work together in one repository. All times are milliseconds since 1970-01-01 UTC. */
export interface PairSession {
	/** Two sessions of one repository never have the same. */
	readonly startedAt: number;
	/** The commit (full hash) that was HEAD then; `undefined` where there was none, or it is not known. */
	readonly startedOn: string | undefined;
	/** Whom git names as the author here; `undefined` where it names nobody. */
	readonly me: Person | undefined;
	/** Who is in it now, in the order in which they drive; with `me`, and with coding agents, which never drive. */
	readonly people: readonly Person[];
	/** Who was in it and left. */
	readonly gone: readonly Person[];
	/** One of the people; `undefined` where there are agents alone. */
	readonly driver: Person | undefined;
	/** Since when they drive. */
	readonly drivesSince: number;
	/** When somebody last did something. */
	readonly activeAt: number;
	/** Since when it is at rest; `undefined`: it is not. */
	readonly pausedAt: number | undefined;
	/** Milliseconds of all rests that are over. */
	readonly restedMs: number;
	readonly jots: readonly Jot[];
}

/**
 * What an event makes of a session (`undefined`: none runs): the state machine of pairing. What makes no sense in that state changes
 * nothing. A session that ended is `undefined`.
 */
export function afterEvent(
	session: PairSession | undefined,
	event: PairEvent,
): PairSession | undefined {
	if (event.type === "started") return session ?? begun(event);
	if (!session || event.type === "ended") return undefined;
	const active = {
		...session,
		activeAt: Math.max(session.activeAt, event.at),
	};
	switch (event.type) {
		case "joined":
			return joined(active, event.person);
		case "left":
			return left(active, event.person, event.at);
		case "swapped":
			return swapped(active, event);
		case "jotted":
			if (event.of !== session.startedAt) return session;
			return {
				...active,
				jots: [
					...active.jots,
					{ at: event.at, text: event.text, place: event.place },
				],
			};
		case "paused":
			return { ...active, pausedAt: active.pausedAt ?? event.at };
		case "resumed":
			return resumed(active, event.at);
		case "worked":
			return active;
	}
}

/** Who drives, who comes next and so navigates now, and who else is there. */
export interface Roles {
	readonly driver: Person | undefined;
	readonly navigator: Person | undefined;
	readonly others: readonly Person[];
}

/** The roles now. Where one person works with agents alone, nobody navigates. */
export function rolesIn({ people, driver }: PairSession): Roles {
	const navigator = nextDriver(people, driver);
	return {
		driver,
		navigator,
		others: people.filter((each) => each !== driver && each !== navigator),
	};
}

/** Whom a commit by `author` is to credit: everybody who is in it but them. */
export function creditedIn(
	{ people }: PairSession,
	author: Person | undefined,
): readonly Person[] {
	return people.filter((each) => !author || !isSamePerson(each, author));
}

/** Milliseconds that they have worked by `now`, without rests. */
export function workedMs(
	{ startedAt, pausedAt, restedMs }: PairSession,
	now: number,
): number {
	return Math.max(0, (pausedAt ?? now) - startedAt - restedMs);
}

function begun({
	at,
	me,
	people,
	startedOn,
	driver,
}: Extract<PairEvent, { type: "started" }>): PairSession {
	const all: Person[] = [];
	for (const each of me ? [me, ...people] : people)
		if (!all.some((other) => isSamePerson(each, other))) all.push(each);
	const first = all.find((each) => !isMachine(each));
	return {
		...{ startedAt: at, startedOn, me, people: all, gone: [] },
		driver: memberLike(all, driver) ?? first,
		...{ drivesSince: at, activeAt: at },
		...{ pausedAt: undefined, restedMs: 0, jots: [] },
	};
}

function joined(session: PairSession, person: Person): PairSession {
	if (memberLike(session.people, person)) return session;
	const people = [...session.people, person];
	return {
		...session,
		people,
		gone: session.gone.filter((each) => !isSamePerson(each, person)),
		driver: session.driver ?? people.find((each) => !isMachine(each)),
	};
}

/** Nobody is left but one: it goes on, since somebody else may join, and credits nobody. */
function left(session: PairSession, person: Person, at: number): PairSession {
	const member = memberLike(session.people, person);
	if (!member) return session;
	const people = session.people.filter((each) => each !== member);
	return {
		...session,
		people,
		gone: [...session.gone, member],
		...(session.driver === member
			? { driver: nextDriver(session.people, member), drivesSince: at }
			: {}),
	};
}

function swapped(
	session: PairSession,
	{ at, driver }: Extract<PairEvent, { type: "swapped" }>,
): PairSession {
	const next = driver
		? memberLike(session.people, driver)
		: nextDriver(session.people, session.driver);
	return next ? { ...session, driver: next, drivesSince: at } : session;
}

function resumed(session: PairSession, at: number): PairSession {
	const { pausedAt, restedMs, drivesSince } = session;
	if (pausedAt === undefined) return session;
	const rest = Math.max(0, at - pausedAt);
	return {
		...session,
		pausedAt: undefined,
		restedMs: restedMs + rest,
		// Their turn is as long as it was; who began amid the rest begins now.
		drivesSince:
			drivesSince + Math.max(0, at - Math.max(pausedAt, drivesSince)),
	};
}

/** Who comes after somebody in turn; `undefined` where there is nobody else who could drive. */
export function nextDriver(
	people: readonly Person[],
	driver: Person | undefined,
): Person | undefined {
	const at = driver ? people.indexOf(driver) : -1;
	const turn = [...people.slice(at + 1), ...people.slice(0, Math.max(0, at))];
	return turn.find((each) => !isMachine(each));
}

function memberLike(
	people: readonly Person[],
	person: Person | undefined,
): Person | undefined {
	return person && people.find((each) => isSamePerson(each, person));
}
