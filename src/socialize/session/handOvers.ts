import { isSamePerson } from "../../core/person.ts";
import type { ReflogEntry } from "../../core/ports.ts";
import type { PairEvent } from "./pairEvent.ts";
import { nextDriver, type PairSession } from "./pairSession.ts";

/** The keyboard went to another machine, or came to this one, by git. */
export interface HandOver {
	/** Milliseconds since 1970-01-01 UTC. */
	readonly at: number;
	readonly to: "here" | "elsewhere";
}

/**
 * The hand-overs in HEAD's reflog (the newest first, as git tells it) after a moment, in order: as `mob` does them
 * (https://mob.sh), and by commits that say they are unfinished before somebody else's work is pulled.
 */
export function handOversIn(
	reflog: readonly ReflogEntry[],
	after: number,
): readonly HandOver[] {
	const found: HandOver[] = [];
	for (const { at, said } of [...reflog].reverse()) {
		if (at <= after) continue;
		const to = directionOf(said);
		if (to !== undefined && found.at(-1)?.to !== to) found.push({ at, to });
	}
	return found;
}

/**
 * What hand-overs mean to a session: whoever sits at another machine drives from then on, or the one here does again.
 * Nothing where git names nobody here.
 */
export function handOverEvents(
	{ me, people, driver }: PairSession,
	handOvers: readonly HandOver[],
): readonly PairEvent[] {
	// The one of the list: it tells whose turn is next.
	const self = me && people.find((each) => isSamePerson(each, me));
	if (!self) return [];
	const events: PairEvent[] = [];
	let drives = driver;
	for (const { at, to } of handOvers) {
		const isHere = drives !== undefined && isSamePerson(drives, self);
		if (isHere === (to === "here")) continue;
		drives = to === "here" ? self : nextDriver(people, drives);
		if (drives) events.push({ type: "swapped", at, driver: drives });
	}
	return events;
}

function directionOf(said: string): HandOver["to"] | undefined {
	if (/^commit(?: \([^)]*\))?: (?:mob next\b|wip: hand[- ]?over\b)/i.test(said))
		return "elsewhere";
	if (
		/^checkout: moving from \S+ to (?:mob-session|mob\/\S+|mob-\S+)$/.test(said)
	)
		return "here";
	return undefined;
}
