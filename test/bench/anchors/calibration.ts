/** A stated probability and whether it was right. */
export interface Stated {
	readonly p: number;
	readonly isRight: boolean;
}

const bins = 10;

/** Expected calibration error over ten bins of equal count, 0 to 1. */
export function calibrationError(stated: readonly Stated[]): number {
	const sorted = [...stated].sort((a, b) => a.p - b.p);
	let error = 0;
	for (let bin = 0; bin < bins; bin++) {
		const from = Math.floor((bin * sorted.length) / bins);
		const part = sorted.slice(
			from,
			Math.floor(((bin + 1) * sorted.length) / bins),
		);
		const said = part.reduce((sum, { p }) => sum + p, 0);
		const right = part.filter(({ isRight }) => isRight).length;
		error += Math.abs(said - right);
	}
	return error / sorted.length;
}

/** The 95 % bootstrap interval of the calibration error; the same draws every time. */
export function calibrationInterval(
	stated: readonly Stated[],
): readonly [number, number] {
	const next = numbers();
	const errors = Array.from({ length: 400 }, () =>
		calibrationError(
			stated.map(
				(_, __, all) =>
					all[Math.floor(next() * all.length)] ?? { p: 0, isRight: false },
			),
		),
	).sort((a, b) => a - b);
	return [errors[10] ?? 0, errors[389] ?? 0];
}

/** Pseudorandom numbers below 1 (Mulberry32). */
function numbers(): () => number {
	let state = 0x9e3779b9;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
