import { createEmptyCard, fsrs, type Grade, Rating as Grades } from "ts-fsrs";
import type { Rating, Review } from "./practiceEntry.ts";

/** What FSRS makes of how a card was answered. */
export interface Schedule {
	/** When it is to be asked again, in milliseconds since 1970-01-01 UTC. */
	readonly due: number;
	/** Days after which it is remembered with a probability of 90 %. */
	readonly stability: number;
	/** How often it was answered. */
	readonly reviews: number;
	/** How often it had been forgotten: was rated `again` once it had been known. */
	readonly lapses: number;
	/** When it was answered last, in milliseconds since 1970-01-01 UTC. */
	readonly last: number;
}

/** Nobody’s knowledge of code is to wait for longer than a year, in days: the code will not. */
const longestInterval = 365;
const dayLength = 86_400_000;
const grades: Readonly<Record<Rating, Grade>> = {
	again: Grades.Again,
	hard: Grades.Hard,
	good: Grades.Good,
	easy: Grades.Easy,
};

/**
 * When a card is due, from all that was answered to it: FSRS 6 (ts-fsrs) in days, without steps of minutes, since there are a few
 * minutes a day, and without chance, so that every window computes the same. The answers are in order of time; `undefined` where
 * there is none.
 */
export function scheduleOf(reviews: readonly Review[]): Schedule | undefined {
	const [first] = reviews;
	if (!first) return undefined;
	const scheduler = fsrs({
		...{ enable_short_term: false, enable_fuzz: false },
		maximum_interval: longestInterval,
	});
	let card = createEmptyCard(new Date(first.at));
	for (const { at, rating } of reviews)
		card = scheduler.next(card, new Date(at), grades[rating]).card;
	const last = (card.last_review ?? card.due).getTime();
	return {
		// To keep the ratings apart, FSRS goes some days beyond its longest interval.
		due: Math.min(card.due.getTime(), last + longestInterval * dayLength),
		stability: card.stability,
		reviews: card.reps,
		lapses: card.lapses,
		last,
	};
}
