import type { BenchCase, Truth } from "./benchCase.ts";
import { type Answer, likenessToTruth } from "./truth.ts";
import { verdictOn } from "./verdicts.ts";

/** A case as it was answered, and what is right of it; as the scorer beside the cases judges. */
export interface Scored {
	readonly truth: BenchCase & Truth;
	readonly ms: number;
	/** Shown to people without asking. */
	readonly isAttached: boolean;
	readonly isProposed: boolean;
	/** The first answer, attached or proposed, is the truth to the line. */
	readonly isExact: boolean;
	/** What was attached shares half of its lines with the truth, or more. */
	readonly isNear: boolean;
	/** Of what was attached at a wrong place: whose fault that is; `unread` where nobody has looked. */
	readonly fault: "label" | "ours" | "unread" | undefined;
	/** One of up to three proposals shares as much. */
	readonly isHelped: boolean;
}

/** Judges an answer. */
export function score(
	truth: BenchCase & Truth,
	answer: Answer,
	ms: number,
): Scored {
	const shown =
		answer.state === "attached"
			? [answer]
			: answer.state === "proposed"
				? answer.candidates.slice(0, 3)
				: [];
	const [first] = shown;
	const likeness = first ? likenessToTruth(first, truth) : 0;
	const isAttached = answer.state === "attached";
	return {
		truth,
		ms,
		isAttached,
		isProposed: answer.state === "proposed",
		isExact: likeness === 1,
		isNear: isAttached && likeness >= 0.5,
		fault:
			isAttached && likeness < 0.5
				? ((first && verdictOn(truth.id, first.lines)?.whose) ?? "unread")
				: undefined,
		isHelped:
			!isAttached && shown.some((each) => likenessToTruth(each, truth) >= 0.5),
	};
}
