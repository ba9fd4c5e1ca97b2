import { type Feature, featureNames, featuresOf } from "./features.ts";
import type { Place } from "./place.ts";

/** How much each feature counts. */
export type Weights = Readonly<Record<Feature, number>>;

/** A place and how probable it is. */
export interface RankedPlace {
	readonly place: Place;
	/** The probability that the code is at this place or at one that is mostly the same, 0 to 1. */
	readonly p: number;
}

/**
 * Places by how probable they are, best first, at most three, none mostly the same as a better one. All places and “it
 * is gone” compete: the probability of each is its share, as in a multinomial logit.
 */
export function rankPlaces(
	places: readonly Place[],
	weights: Weights,
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
	return ranked;
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
