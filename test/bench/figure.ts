/** One measured figure, as it is printed. */
export interface Figure {
	readonly name: string;
	readonly value: number;
	readonly unit: string;
	/** To a floor that was measured in the same run; `undefined` where there is none. */
	readonly ratio?: number;
	/** The lowest ratio of a run: on a busy machine the one that tells most. */
	readonly best?: number;
	/** At most this: of the ratio where there is one, else of the value. `undefined`: no target. */
	readonly target?: number;
	/** The value is to reach the target, not to stay below it. */
	readonly isFloor?: boolean;
	/** Why the target is missed, as far as was found out; printed where it is. */
	readonly why?: string;
}

/** The figure on one line, with its target and whether it is met; on another why it is not. */
export function formatFigure(figure: Figure): string {
	const { name, value, unit, ratio, best, target, isFloor = false } = figure;
	const measured = ratio ?? value;
	const isMet =
		target === undefined || (isFloor ? measured >= target : measured <= target);
	const verdict =
		target === undefined
			? ""
			: `at ${isFloor ? "least" : "most"} ${target}${ratio === undefined ? ` ${unit}` : " ×"}: ${isMet ? "met" : "MISSED"}`;
	const shown = `${value.toFixed(Math.abs(value) < 10 ? 2 : 1)} ${unit}`;
	const times = ratio === undefined ? "" : `${ratio.toFixed(2)} ×`;
	const lowest = best === undefined ? "" : `(best ${best.toFixed(2)} ×)`;
	const line =
		`${name.padEnd(58)}${shown.padStart(11)} ${times.padStart(8)} ${lowest.padStart(14)}  ${verdict}`.trimEnd();
	return figure.why === undefined || isMet
		? line
		: `${line}\n    because ${figure.why}`;
}

/** The middle of the values; 0 for none. */
export function median(values: readonly number[]): number {
	return quantile(sorted(values), 0.5);
}

/** The values from low to high. */
export function sorted(values: readonly number[]): readonly number[] {
	return [...values].sort((a, b) => a - b);
}

/** The value that the share `part` (0 to 1) of the sorted values does not exceed; 0 for none. */
export function quantile(values: readonly number[], part: number): number {
	return (
		values[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0
	);
}
