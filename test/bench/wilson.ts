/** A share of some, in per cent. */
export interface WilsonShare {
	readonly percent: number;
	/** Between which two it lies by 95 chances in 100 (Wilson's score interval). */
	readonly low: number;
	readonly high: number;
}

/** `of` how many of `all`, which are some drawn at random. */
export function wilson(of: number, all: number): WilsonShare {
	const z = 1.96;
	const part = of / all;
	const middle = (part + (z * z) / (2 * all)) / (1 + (z * z) / all);
	const half =
		(z * Math.sqrt((part * (1 - part)) / all + (z * z) / (4 * all * all))) /
		(1 + (z * z) / all);
	return {
		percent: 100 * part,
		low: 100 * (middle - half),
		high: 100 * (middle + half),
	};
}
