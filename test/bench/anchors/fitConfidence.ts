import type { Confidence } from "../../../src/core/anchor/engine/rankPlaces.ts";

/** The share of a case's best place, and whether it was right. */
export interface Share {
	readonly repo: string;
	readonly share: number;
	readonly isRight: boolean;
}

const steps = 60;
/** Log odds beyond this say no more. */
const farthest = 9;

/**
 * Fits how far shares are to be trusted by maximum likelihood (Newton's method on a logistic regression), repositories
 * with many cases counted as the square root of their number.
 */
export function fitConfidence(shares: readonly Share[]): Confidence {
	const counts = new Map<string, number>();
	for (const { repo } of shares) counts.set(repo, (counts.get(repo) ?? 0) + 1);
	const rows = shares.map(({ repo, share, isRight }) => {
		const odds = Math.log(share / (1 - share));
		return {
			x: Math.max(-farthest, Math.min(farthest, odds)),
			y: isRight ? 1 : 0,
			weight: 1 / Math.sqrt(counts.get(repo) ?? 1),
		};
	});
	let shift = 0;
	let slope = 1;
	for (let step = 0; step < steps; step++) {
		let [g0, g1, h00, h01, h11] = [0, 0, 1e-6, 0, 1e-6];
		for (const { x, y, weight } of rows) {
			const p = 1 / (1 + Math.exp(-shift - slope * x));
			const error = weight * (p - y);
			const bend = weight * p * (1 - p);
			g0 += error;
			g1 += error * x;
			h00 += bend;
			h01 += bend * x;
			h11 += bend * x * x;
		}
		const all = h00 * h11 - h01 * h01;
		shift -= (h11 * g0 - h01 * g1) / all;
		slope -= (h00 * g1 - h01 * g0) / all;
	}
	return { shift: Number(shift.toFixed(2)), slope: Number(slope.toFixed(2)) };
}
