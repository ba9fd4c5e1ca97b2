import {
	featureNames,
	featuresOf,
} from "../../../src/core/anchor/engine/features.ts";
import type { Place } from "../../../src/core/anchor/engine/place.ts";
import type { Weights } from "../../../src/core/anchor/engine/rankPlaces.ts";
import { type Answered, likenessToTruth } from "./truth.ts";

const steps = 1500;
const rate = 0.03;
const ridge = 1e-3;
const mostPlaces = 16;
/** What is known without cases: copies in folders of tests and built files are seldom where the code itself went. */
const given: Partial<Weights> = { aside: -3 };

interface Row {
	readonly values: Float64Array;
	readonly isRight: boolean;
}

interface Fitted {
	readonly rows: readonly Row[];
	readonly weight: number;
}

/**
 * Fits the weights of `rankPlaces` by maximum likelihood (Adam, with a small ridge). Repositories with many cases count
 * as the square root of their number, easy cases less than hard ones. What is given is not fitted.
 */
export function fitWeights(answered: readonly Answered[]): Weights {
	const cases = prepare(answered);
	const { means, spreads } = scaleOf(cases);
	for (const { rows } of cases)
		for (const { values } of rows)
			for (let k = 0; k < values.length; k++)
				values[k] = ((values[k] ?? 0) - (means[k] ?? 0)) / (spreads[k] ?? 1);
	const size = featureNames.length;
	const w = new Float64Array(size);
	const momentum = new Float64Array(size);
	const speed = new Float64Array(size);
	for (const [k, name] of featureNames.entries())
		w[k] = (given[name] ?? 0) * (spreads[k] ?? 1);
	const gradient = new Float64Array(size);
	for (let step = 1; step <= steps; step++) {
		gradient.fill(0);
		for (const each of cases) addGradient(each, w, gradient);
		for (let k = 0; k < size; k++) {
			if (given[featureNames[k] ?? "bias"] !== undefined) continue;
			const g =
				(gradient[k] ?? 0) / cases.length + (k > 0 ? ridge * (w[k] ?? 0) : 0);
			momentum[k] = 0.9 * (momentum[k] ?? 0) + 0.1 * g;
			speed[k] = 0.999 * (speed[k] ?? 0) + 0.001 * g * g;
			const first = (momentum[k] ?? 0) / (1 - 0.9 ** step);
			const second = (speed[k] ?? 0) / (1 - 0.999 ** step);
			w[k] = (w[k] ?? 0) - (rate * first) / (Math.sqrt(second) + 1e-8);
		}
	}
	return unscale(w, means, spreads);
}

function prepare(answered: readonly Answered[]): Fitted[] {
	const counts = new Map<string, number>();
	for (const { repo } of answered.map(({ truth }) => truth))
		counts.set(repo, (counts.get(repo) ?? 0) + 1);
	const fitted = answered.map(({ truth, places }) => {
		const likeness = places.map((place) => likenessToTruth(place, truth));
		const best = Math.max(0.5, ...likeness);
		const right = likeness.indexOf(best);
		return {
			rows: places.slice(0, mostPlaces).map((place, at) => ({
				values: vectorOf(place),
				isRight: at === right,
			})),
			weight:
				(truth.cls === "easy" ? 0.15 : 1) /
				Math.sqrt(counts.get(truth.repo) ?? 1),
		};
	});
	const mean =
		fitted.reduce((sum, { weight }) => sum + weight, 0) / fitted.length;
	return fitted.map((each) => ({ ...each, weight: each.weight / mean }));
}

function vectorOf(place: Place): Float64Array {
	const features = featuresOf(place);
	return Float64Array.from(featureNames, (name) => features[name]);
}

function addGradient(
	{ rows, weight }: Fitted,
	w: Float64Array,
	gradient: Float64Array,
): void {
	const shares = rows.map(({ values }) => {
		let sum = 0;
		for (let k = 0; k < values.length; k++)
			sum += (values[k] ?? 0) * (w[k] ?? 0);
		return Math.exp(Math.min(30, Math.max(-30, sum)));
	});
	const all = shares.reduce((sum, share) => sum + share, 1);
	for (const [at, { values, isRight }] of rows.entries()) {
		const error = weight * ((shares[at] ?? 0) / all - (isRight ? 1 : 0));
		for (let k = 0; k < values.length; k++)
			gradient[k] = (gradient[k] ?? 0) + error * (values[k] ?? 0);
	}
}

function scaleOf(cases: readonly Fitted[]): {
	means: Float64Array;
	spreads: Float64Array;
} {
	const rows = cases.flatMap((each) => each.rows);
	const size = featureNames.length;
	const means = new Float64Array(size);
	const spreads = new Float64Array(size).fill(1);
	for (let k = 1; k < size; k++) {
		const mean =
			rows.reduce((sum, { values }) => sum + (values[k] ?? 0), 0) / rows.length;
		const variance =
			rows.reduce(
				(sum, { values }) => sum + ((values[k] ?? 0) - mean) ** 2,
				0,
			) / rows.length;
		means[k] = mean;
		spreads[k] = Math.sqrt(variance) + 1e-6;
	}
	return { means, spreads };
}

function unscale(
	w: Float64Array,
	means: Float64Array,
	spreads: Float64Array,
): Weights {
	const weights = featureNames.map((_, k) => (w[k] ?? 0) / (spreads[k] ?? 1));
	weights[0] = weights.reduce(
		(sum, weight, k) => sum - (k > 0 ? weight * (means[k] ?? 0) : 0),
		weights[0] ?? 0,
	);
	return Object.fromEntries(
		featureNames.map((name, k) => [name, Number((weights[k] ?? 0).toFixed(2))]),
	) as Record<(typeof featureNames)[number], number>;
}
