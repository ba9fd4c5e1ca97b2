import type { CardHistory } from "./cardHistory.ts";

/** What speaks for it that a note is not clear. */
export interface UnclearSigns {
	/** How often this person said so, of this very text. */
	readonly said: number;
	/** How often in a row, up to now, this person did not know the answer. */
	readonly failed: number;
	/** Questions that were published about the note or its lines, by whomever, open or answered. */
	readonly questions: number;
}

/** Times in a row that an answer was not known, from which on the text may be at fault. */
const manyFailures = 3;
/** Questions of others, the same. */
const manyQuestions = 2;

/**
 * What one machine knows: what this person did, and what lies in the repository. What others practise is known to them alone.
 * `questions` as in `UnclearSigns`.
 */
export function unclearSigns(
	history: CardHistory | undefined,
	substance: string,
	questions: number,
): UnclearSigns {
	const reviews = (history?.reviews ?? []).filter(({ of }) => of === substance);
	const known = reviews.findLastIndex(({ rating }) => rating !== "again");
	return {
		said: history?.unclear.get(substance) ?? 0,
		failed: reviews.length - 1 - known,
		questions,
	};
}

/** Whether they are worth offering to ask, or to improve the note. */
export function isUnclear({ said, failed, questions }: UnclearSigns): boolean {
	return said > 0 || failed >= manyFailures || questions >= manyQuestions;
}
