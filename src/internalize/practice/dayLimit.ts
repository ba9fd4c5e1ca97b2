import { isReview, type PracticeEntry } from "./practiceEntry.ts";

/** How much of a day’s practice is done. */
export interface Spent {
	readonly cards: number;
	readonly seconds: number;
}

/** How much somebody means to do in a day. Whichever comes first ends it. */
export interface DayLimit {
	/** At least 1. */
	readonly cards: number;
	/** At least 1. */
	readonly minutes: number;
}

/** A few minutes a day. */
export const usualLimit: DayLimit = { cards: 10, minutes: 5 };

/** What was answered since the day began (milliseconds since 1970-01-01 UTC). */
export function spentSince(
	entries: readonly PracticeEntry[],
	dayBegan: number,
): Spent {
	const reviews = entries.filter(
		(entry) => isReview(entry) && entry.at >= dayBegan,
	);
	return {
		cards: reviews.length,
		seconds: reviews.reduce(
			(sum, entry) => sum + (isReview(entry) ? entry.seconds : 0),
			0,
		),
	};
}

/** Whether that is enough for the day. */
export function isEnough({ cards, seconds }: Spent, limit: DayLimit): boolean {
	return cards >= limit.cards || seconds >= limit.minutes * 60;
}
