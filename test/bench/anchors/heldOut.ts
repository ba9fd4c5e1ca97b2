import {
	type Confidence,
	type Ranking,
	rankPlaces,
} from "../../../src/core/anchor/engine/rankPlaces.ts";
import { fitConfidence, type Share } from "./fitConfidence.ts";
import { fitWeights } from "./fitWeights.ts";
import { type Answered, likenessToTruth } from "./truth.ts";

/** Shares as they are. */
const plain: Confidence = { shift: 0, slope: 1 };

/** What was fitted with a part of the cases held out. */
export interface HeldOut {
	/** For each repository the ranking fitted to all others: how it does on code that it has not seen. */
	readonly rankings: ReadonlyMap<string, Ranking>;
	/** For cases of any other repository: from how far shares could be trusted on repositories that were not seen. */
	readonly confidence: Confidence;
}

/** Fits a ranking for each repository to all the others. */
export function holdOut(answered: readonly Answered[]): HeldOut {
	const repos = [...new Set(answered.map(({ truth }) => truth.repo))].sort();
	const weights = new Map(
		repos.map((repo) => [
			repo,
			fitWeights(answered.filter(({ truth }) => truth.repo !== repo)),
		]),
	);
	const shares = answered
		.filter(({ truth }) => truth.cls === "hard")
		.flatMap((each): Share[] => {
			const used = weights.get(each.truth.repo);
			const [best] = used
				? rankPlaces(each.places, { weights: used, confidence: plain })
				: [];
			if (!best) return [];
			const isRight = likenessToTruth(best.place, each.truth) >= 0.5;
			return [{ repo: each.truth.repo, share: best.p, isRight }];
		});
	return {
		rankings: new Map(
			[...weights].map(([repo, weights]) => [
				repo,
				{
					weights,
					confidence: fitConfidence(
						shares.filter((each) => each.repo !== repo),
					),
				},
			]),
		),
		confidence: fitConfidence(shares),
	};
}
