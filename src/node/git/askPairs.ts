import type { GitContext } from "./gitContext.ts";
import type { GitQuestion } from "./gitQuestion.ts";
import { keyOfPair, type TreeAnswers, type TreePair } from "./treePairs.ts";

/** Pairs that one git is asked for: what it says of all of them is held at a time. */
const pairsAtOnce = 500;
/** How often git is asked again for what comes after a pair at which it gave up. */
const mostFailures = 3;

/**
 * Asks one git for up to 500 pairs of trees, by `keyOfPair`. Where git does not have what it needs to compare a pair it stops
 * there: it is asked for the others a few times more, and what stays unanswered is left out. Ends with `signal`.
 */
export async function askPairs<T>(
	{ git }: Pick<GitContext, "git">,
	question: (pairs: readonly TreePair[]) => GitQuestion<TreeAnswers<T>>,
	pairs: readonly TreePair[],
	signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, readonly T[]>> {
	const told = new Map<string, readonly T[]>();
	let failures = 0;
	for (let at = 0; at < pairs.length && failures <= mostFailures; ) {
		const asked = pairs.slice(at, at + pairsAtOnce);
		const { answers, failedAt } = await git.ask(question(asked), { signal });
		for (const [key, answer] of answers) told.set(key, answer);
		const failed = asked.findIndex((pair) => keyOfPair(pair) === failedAt);
		if (failed >= 0) failures++;
		at += failed < 0 ? asked.length : failed + 1;
	}
	return told;
}
