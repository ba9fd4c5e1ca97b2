import { isMachine } from "../../core/isMachine.ts";
import { english } from "../../core/message.ts";
import type { Person } from "../../core/person.ts";
import type { HarvestedKind } from "../../socialize/session/harvested.ts";
import {
	creditedIn,
	type Jot,
	type PairSession,
	rolesIn,
	workedMs,
} from "../../socialize/session/pairSession.ts";
import type { SessionFind } from "../../tacit/sessionHarvest.ts";
import type { JsonPerson } from "./note.ts";

/** Somebody in a session. */
export interface JsonMember extends JsonPerson {
	/** A coding agent or a robot. */
	readonly agent: boolean;
}

/** A session. */
export interface JsonSession {
	/** ISO 8601, in UTC. */
	readonly started: string;
	/** Whole minutes of work, without rests. */
	readonly minutes: number;
	readonly paused: boolean;
	/** In the order in which they drive. */
	readonly people: readonly JsonMember[];
	readonly driver: JsonMember | null;
	readonly navigator: JsonMember | null;
	/** Whom commits of whoever git names here credit. */
	readonly credits: readonly JsonMember[];
	readonly jots: readonly {
		/** ISO 8601, in UTC. */
		readonly at: string;
		readonly text: string;
		/** As seen from the repository’s root. */
		readonly path: string | null;
		/** 1-based. */
		readonly line: number | null;
	}[];
}

/** Something that a session left. */
export interface JsonHarvested {
	readonly kind: HarvestedKind;
	/** ISO 8601, in UTC. */
	readonly at: string;
	/** The line that was jotted down, the commit’s subject, the question’s title; `null` for what its question tells alone. */
	readonly said: string | null;
	readonly question: string;
	/** As seen from the repository’s root. */
	readonly path: string | null;
	/** 1-based. */
	readonly line: number | null;
	/** By which `tacit note --moment` answers it; `null` where it is none of those that wait. */
	readonly moment: number | null;
}

/**
 * `tacit pair --json`.
 *
 * ```json
 * { "version": 1, "session": { "started": "2026-11-28T08:00:00.000Z", "minutes": 12, … }, "ended": null, "harvest": [], "choices": [] }
 * ```
 */
export interface JsonPair {
	readonly version: 1;
	/** `null`: none runs. */
	readonly session: JsonSession | null;
	/** The one that `end` ended; `null` otherwise. */
	readonly ended: JsonSession | null;
	/** What that left, in order; empty otherwise. */
	readonly harvest: readonly JsonHarvested[];
	/** Whom one could start with, the likeliest first, where none runs; empty otherwise. */
	readonly choices: readonly JsonMember[];
}

/** One in its JSON shape. `now`: milliseconds since 1970-01-01 UTC. */
export function jsonSession(session: PairSession, now: number): JsonSession {
	const { driver, navigator } = rolesIn(session);
	return {
		started: new Date(session.startedAt).toISOString(),
		minutes: Math.floor(workedMs(session, now) / 60_000),
		paused: session.pausedAt !== undefined,
		people: session.people.map(jsonMember),
		driver: driver ? jsonMember(driver) : null,
		navigator: navigator ? jsonMember(navigator) : null,
		credits: creditedIn(session, session.me).map(jsonMember),
		jots: session.jots.map(jsonJot),
	};
}

/** One in its JSON shape. */
export function jsonHarvested(find: SessionFind): JsonHarvested {
	const { kind, at, said, question, place, moment } = find;
	return {
		...{ kind, at: new Date(at).toISOString(), said: said ?? null },
		question: english(question),
		...{ path: place?.path ?? null, line: place?.line ?? null },
		moment: moment?.number ?? null,
	};
}

/** One in its JSON shape. */
export function jsonMember(person: Person): JsonMember {
	return {
		name: person.name,
		email: person.email ?? null,
		agent: isMachine(person),
	};
}

function jsonJot({ at, text, place }: Jot): JsonSession["jots"][number] {
	return {
		...{ at: new Date(at).toISOString(), text },
		...{ path: place?.path ?? null, line: place?.line ?? null },
	};
}
