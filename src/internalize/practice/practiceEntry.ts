import type { CardKey } from "./card.ts";

/** How well somebody knew a card’s answer, from not at all to at once. */
export const ratings = ["again", "hard", "good", "easy"] as const;
/** One of `ratings`. */
export type Rating = (typeof ratings)[number];

/** What can be said of a card beside a rating: it is not clear; it is not to be asked any more; it is after all. */
export const cardMarks = ["unclear", "away", "back"] as const;
/** One of `cardMarks`. */
export type CardMark = (typeof cardMarks)[number];

/** A card was answered. */
export interface Review {
	/** When, in milliseconds since 1970-01-01 UTC. */
	readonly at: number;
	readonly card: CardKey;
	/** The substance of the card then. */
	readonly of: string;
	readonly rating: Rating;
	/** How long it took, in whole seconds from 0. */
	readonly seconds: number;
}

/** Something else was said of a card. */
export interface Marked {
	/** When, in milliseconds since 1970-01-01 UTC. */
	readonly at: number;
	readonly card: CardKey;
	/** The substance of the card then. */
	readonly of: string;
	readonly mark: CardMark;
}

/** A line of what is kept of practice. */
export type PracticeEntry = Review | Marked;

/** Whether a card was answered. */
export function isReview(entry: PracticeEntry): entry is Review {
	return "rating" in entry;
}
