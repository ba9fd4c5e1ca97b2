/** A share with the bounds between which it lies in 95 of 100 cases; all from 0 to 1. */
export interface Share {
	readonly value: number;
	readonly low: number;
	readonly high: number;
}

/** What `measure` gives of the items, with the interval of a thousand draws of as many items from them. */
export function bootstrapped<T>(
	items: readonly T[],
	measure: (items: readonly T[]) => number,
): Share {
	const random = seeded(20_261_127);
	const draws = Array.from({ length: 1000 }, () =>
		measure(items.map(() => items[Math.floor(random() * items.length)] as T)),
	).sort((a, b) => a - b);
	return {
		value: measure(items),
		low: draws[25] ?? 0,
		high: draws[975] ?? 1,
	};
}

/** Mulberry32: numbers from 0 up to 1, the same for the same seed. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}
