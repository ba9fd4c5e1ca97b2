import type { IndexedNote, NoteHead, NoteKind } from "../../core/note.ts";
import type { NoteId } from "../../core/noteId.ts";
import type { Person } from "../../core/person.ts";
import { isSamePerson } from "../../core/person.ts";
import type { Card } from "./card.ts";
import type { CardState } from "./cardHistory.ts";

/** A card, or what is known of one, and how it stands. */
export interface StandingCard<Known = Card> {
	readonly card: Known;
	readonly state: CardState;
}

/** What decides on a day’s cards. */
export interface Day {
	/** When it ends, in milliseconds since 1970-01-01 UTC, exclusive: what is due before that is due today. */
	readonly end: number;
	/** Notes of which something was asked today: one card of a note a day, for each tells something of the others. */
	readonly asked: ReadonlySet<NoteId>;
}

/** Those to be asked today that were asked before: of changed notes first, then by when they were due. At most one of a note. */
export function dueCards<Known extends Pick<Card, "key" | "note">>(
	cards: readonly StandingCard<Known>[],
	{ end, asked }: Day,
): readonly StandingCard<Known>[] {
	const dueAt = ({ state }: StandingCard<Known>) =>
		state.is === "learnt"
			? state.schedule.due
			: state.is === "changed"
				? Number.NEGATIVE_INFINITY
				: Number.POSITIVE_INFINITY;
	const met = new Set(asked);
	return cards
		.filter((each) => dueAt(each) < end)
		.sort(
			(one, other) =>
				dueAt(one) - dueAt(other) || (one.card.key < other.card.key ? -1 : 1),
		)
		.filter(({ card }) => {
			const { id } = card.note.head;
			const isFirst = !met.has(id);
			met.add(id);
			return isFirst;
		});
}

/**
 * The card of a note that is to be met next, given all of them in their order; `undefined` where all were met, or the last one
 * that was is not known yet: one thing after the other.
 */
export function nextNew(
	cards: readonly StandingCard[],
): StandingCard | undefined {
	for (const each of cards) {
		const { is } = each.state;
		if (is === "new") return each;
		if (is === "changed") return undefined;
		if (each.state.is === "learnt" && each.state.schedule.stability < known)
			return undefined;
	}
	return undefined;
}

/** Days for which something is remembered that was known when it was asked. */
const known = 1;

/** Whoever wrote a note is asked about it only when that is so many days ago: some of it will be forgotten. */
const ownDays = 30;
const dayLength = 86_400_000;

/** What decides on which notes are new to somebody. */
export interface Newcomer {
	readonly me: Person | undefined;
	/** In milliseconds since 1970-01-01 UTC. */
	readonly now: number;
	/** How many cards of a note were met. */
	met(id: NoteId): number;
}

/** The notes to learn from, best first: those of which least was met, what bites before what was decided, new before old. */
export function notesToMeet(
	notes: Iterable<IndexedNote>,
	{ me, now, met }: Newcomer,
): readonly IndexedNote[] {
	const isOwn = ({ by, date }: NoteHead) => {
		if (!me || !by.some((each) => isSamePerson(each, me))) return false;
		const written = date === undefined ? Number.NaN : Date.parse(date);
		return !(now - written >= ownDays * dayLength);
	};
	return [...notes]
		.map((note) => ({ note, head: note.head }))
		.filter(({ head }) => holds(head) && weights[head.kind] > 0 && !isOwn(head))
		.sort(
			({ head: one }, { head: other }) =>
				met(one.id) - met(other.id) ||
				weights[other.kind] - weights[one.kind] ||
				compare(other.date ?? "", one.date ?? "") ||
				compare(one.id, other.id),
		)
		.map(({ note }) => note);
}

/** Whether cards may be made of it. */
export function holds({ status, kind }: NoteHead): boolean {
	return kind !== "question" && (status === undefined || status === "accepted");
}

const weights: Readonly<Record<NoteKind, number>> = {
	...{ gotcha: 5, decision: 4, workaround: 3, why: 2, howto: 1, story: 1 },
	question: 0,
};

function compare(one: string, other: string): number {
	return one === other ? 0 : one < other ? -1 : 1;
}
