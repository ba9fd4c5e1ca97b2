import type { Relocation } from "../../../src/core/anchor/engine/decide.ts";
import type { BenchCase, Truth } from "./benchCase.ts";
import { likenessToTruth } from "./truth.ts";

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
	/** One of up to three proposals shares as much. */
	readonly isHelped: boolean;
}

/** Judges an answer. */
export function score(
	truth: BenchCase & Truth,
	answer: Relocation,
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
		isHelped:
			!isAttached && shown.some((each) => likenessToTruth(each, truth) >= 0.5),
	};
}
