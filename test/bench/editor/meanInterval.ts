/** Student's t for a two-sided 95 % interval, by degrees of freedom from 1. */
const student = [
	12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201,
	2.179, 2.16, 2.145, 2.131,
];

/** The mean of at least two values, with its 95 % interval by Student's t. Beyond 16 values that of the normal distribution. */
export function meanInterval(values: readonly number[]): {
	readonly mean: number;
	readonly low: number;
	readonly high: number;
} {
	const count = values.length;
	if (count < 2) throw new RangeError("An interval needs two values.");
	const mean = values.reduce((sum, value) => sum + value, 0) / count;
	const variance =
		values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
	const half = (student[count - 2] ?? 1.96) * Math.sqrt(variance / count);
	return { mean, low: mean - half, high: mean + half };
}
