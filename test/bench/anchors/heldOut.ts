import type { Weights } from "../../../src/core/anchor/engine/rankPlaces.ts";
import { fitWeights } from "./fitWeights.ts";
import type { Answered } from "./truth.ts";

/** For each repository the weights fitted to all others: how the weights do on code that they have not seen. */
export function heldOutWeights(
	answered: readonly Answered[],
): ReadonlyMap<string, Weights> {
	const repos = new Set(answered.map(({ truth }) => truth.repo));
	return new Map(
		[...repos]
			.sort()
			.map((repo) => [
				repo,
				fitWeights(answered.filter(({ truth }) => truth.repo !== repo)),
			]),
	);
}
