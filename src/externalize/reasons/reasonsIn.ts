import { reasonSigns } from "./reasonSigns.ts";
import { type Sentence, sentencesIn } from "./sentencesIn.ts";

/** Where a text stands: in code, in what its users read of it, or in a commit's message, in whose subject the what is expected. */
export type ReasonSetting = "comment" | "doc" | "message" | "subject";

/** A sentence that says why something is as it is. */
export interface Reason extends Sentence {
	/** From 0 to 1: the likelihood that somebody who reads the code would call it a reason. */
	readonly strength: number;
	readonly setting: ReasonSetting;
}

/**
 * From here on a sentence is called a reason: high enough that few are called so that are none, for what is shown unasked.
 * Who asks for more, and chooses among it, may go lower.
 */
export const reasonThreshold = 0.5;

/** Logarithm of the odds of a sentence without any sign. */
const base: Readonly<Record<ReasonSetting, number>> = {
	comment: -2.6,
	doc: -4.1,
	message: -2.2,
	subject: -3.7,
};
/** Characters of a sentence that are looked into. */
const horizon = 600;

/**
 * The sentences of a text that give a reason, in order: why something is as it is, rather than what it does. Decided by
 * signs in the sentence (`reasonSigns`), whose weights are fitted to sentences that people read and judged; the figures
 * are printed by `npm run bench:reasons`. Those below `least` (0 to 1) are left out.
 */
export function reasonsIn(
	text: string,
	setting: ReasonSetting,
	least = reasonThreshold,
): readonly Reason[] {
	return sentencesIn(text)
		.map((sentence) => ({
			...sentence,
			strength: strengthOf(sentence.text, setting),
			setting,
		}))
		.filter(({ strength }) => strength >= least);
}

/** The strongest of `reasonsIn`, the first of equals; `undefined` where there is none. */
export function bestReasonIn(
	text: string,
	setting: ReasonSetting,
	least = reasonThreshold,
): Reason | undefined {
	let best: Reason | undefined;
	for (const reason of reasonsIn(text, setting, least))
		if (!best || reason.strength > best.strength) best = reason;
	return best;
}

function strengthOf(sentence: string, setting: ReasonSetting): number {
	const seen = sentence.slice(0, horizon);
	let odds = base[setting];
	for (const { pattern, weight } of reasonSigns)
		if (pattern.test(seen)) odds += weight;
	return 1 / (1 + Math.exp(-odds));
}
