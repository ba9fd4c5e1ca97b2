import { type Feature, featureNames, featuresOf } from "./features.ts";
import type { Place } from "./place.ts";

/** No more is said of a place that was weighed: it is never quite certain. */
const mostShare = 0.9999;

/** How much each feature counts. */
export type Weights = Readonly<Record<Feature, number>>;

/** How far shares are to be trusted: the log odds of the best place are `shift + slope × ` those of its share. */
export interface Confidence {
	readonly shift: number;
	readonly slope: number;
}

/** What places are ranked by. */
export interface Ranking {
	readonly weights: Weights;
	readonly confidence: Confidence;
}

/** A place and how probable it is. */
export interface RankedPlace {
	readonly place: Place;
	/** The probability that the code is at this place or at one that is mostly the same, 0 to 1. */
	readonly p: number;
}

/**
 * Places by how probable they are, best first, at most three, none mostly the same as a better one. All places and “it
 * is gone” compete for their shares, as in a multinomial logit. Places much alike take shares from each other, so that the
 * best is likelier than its share says: by how much is `confidence`.
 */
export function rankPlaces(
	places: readonly Place[],
	{ weights, confidence }: Ranking,
): RankedPlace[] {
	const shares = places.map((place) => Math.exp(logOdds(place, weights)));
	const all = shares.reduce((sum, share) => sum + share, 1);
	const order = places
		.map((place, at) => ({ place, share: (shares[at] ?? 0) / all }))
		.sort((a, b) => b.share - a.share);
	const ranked: RankedPlace[] = [];
	for (const { place } of order) {
		if (ranked.length === 3) break;
		if (ranked.some((better) => overlap(better.place, place) >= 0.5)) continue;
		const p = order
			.filter((each) => overlap(each.place, place) >= 0.5)
			.reduce((sum, { share }) => sum + share, 0);
		ranked.push({ place, p });
	}
	return withConfidence(ranked, confidence);
}

function withConfidence(
	ranked: readonly RankedPlace[],
	{ shift, slope }: Confidence,
): RankedPlace[] {
	const share = Math.min(mostShare, ranked[0]?.p ?? 0);
	const odds = Math.exp(shift + slope * Math.log(share / (1 - share)));
	const sure = odds / (1 + odds);
	return ranked.map(({ place, p }, at) => ({
		place,
		p: at === 0 ? sure : (p * (1 - sure)) / (1 - share),
	}));
}

function logOdds(place: Place, weights: Weights): number {
	const features = featuresOf(place);
	let sum = 0;
	for (const name of featureNames) sum += weights[name] * features[name];
	return Math.min(30, Math.max(-30, sum));
}

/** Lines that two places have in common, as a share of all lines of both. */
export function overlap(a: Place, b: Place): number {
	if (a.path !== b.path) return 0;
	const common =
		Math.min(a.lines.end, b.lines.end) -
		Math.max(a.lines.start, b.lines.start) +
		1;
	if (common <= 0) return 0;
	const all =
		Math.max(a.lines.end, b.lines.end) -
		Math.min(a.lines.start, b.lines.start) +
		1;
	return common / all;
}
