import type { CardKey } from "./card.ts";
import { isReview, type PracticeEntry, type Review } from "./practiceEntry.ts";
import { type Schedule, scheduleOf } from "./schedule.ts";

/** What became of one card. */
export interface CardHistory {
	/** Every answer, whatever the note said then; in order of time. */
	readonly reviews: readonly Review[];
	/** The substance for which it was put away last; `undefined` where it was not, or was brought back. */
	readonly awayFor: string | undefined;
	/** How often it was said not to be clear, by substance. */
	readonly unclear: ReadonlyMap<string, number>;
}

interface Told {
	readonly reviews: Review[];
	awayFor: string | undefined;
	readonly unclear: Map<string, number>;
}

/** By card, from entries in order of time. */
export function cardHistories(
	entries: readonly PracticeEntry[],
): ReadonlyMap<CardKey, CardHistory> {
	const found = new Map<CardKey, Told>();
	for (const entry of entries) {
		const history: Told = found.get(entry.card) ?? {
			...{ reviews: [], awayFor: undefined, unclear: new Map() },
		};
		found.set(entry.card, history);
		if (isReview(entry)) history.reviews.push(entry);
		else if (entry.mark === "unclear")
			history.unclear.set(entry.of, (history.unclear.get(entry.of) ?? 0) + 1);
		else history.awayFor = entry.mark === "away" ? entry.of : undefined;
	}
	return found;
}

/**
 * How a card stands whose substance is known: `new` was never answered, `changed` was while its note said something else, and so
 * is to be learnt anew. Answers to what the note said then do not count, until it says so again.
 */
export type CardState =
	| { readonly is: "new" | "changed" | "away" }
	| { readonly is: "learnt"; readonly schedule: Schedule };

/** Of a card with this history, if it has one. */
export function cardState(
	history: CardHistory | undefined,
	substance: string,
): CardState {
	if (!history) return { is: "new" };
	if (history.awayFor === substance) return { is: "away" };
	const schedule = scheduleOf(
		history.reviews.filter(({ of }) => of === substance),
	);
	if (schedule) return { is: "learnt", schedule };
	return { is: history.reviews.length > 0 ? "changed" : "new" };
}
