import { reasonSigns } from "../../../src/externalize/reasons/reasonSigns.ts";
import type { ReasonSetting } from "../../../src/externalize/reasons/reasonsIn.ts";

const settings = ["comment", "doc", "message", "subject"] as const;
const steps = 3000;
const rate = 0.02;
/** How strongly the weights are held to those that stand. */
const ridge = 2;
/** Of the texts that one label may stand for, as its weight: the odds of the rest would drown what tells them apart. */
const heaviest = 6;

/** A sentence and what a person said of it. */
export interface SignRow {
	readonly sentence: string;
	readonly setting: ReasonSetting;
	readonly isReason: boolean;
	/** How many sentences it stands for. */
	readonly weight: number;
}

/**
 * The weights of `reasonSigns`, and the odds without any sign, that fit the rows best: logistic regression, held to the
 * weights that stand. By name of the sign or setting, to one decimal.
 */
export function fitSigns(
	rows: readonly SignRow[],
): ReadonlyMap<string, number> {
	const names = [...reasonSigns.map(({ name }) => name), ...settings];
	const held = reasonSigns.map(({ weight }) => weight);
	const w = new Float64Array(names.length);
	w.set(held);
	w.fill(-2.5, held.length);
	const cases = rows.map((row) => ({
		present: signsOf(row),
		isReason: row.isReason,
		weight: Math.min(heaviest, Math.sqrt(row.weight)),
	}));
	const total = cases.reduce((sum, { weight }) => sum + weight, 0);
	const mean = total / Math.max(cases.length, 1);
	for (let step = 0; step < steps; step++) {
		const slope = new Float64Array(names.length);
		for (const { present, isReason, weight } of cases) {
			const odds = present.reduce((sum, k) => sum + (w[k] ?? 0), 0);
			const error = (isReason ? 1 : 0) - 1 / (1 + Math.exp(-odds));
			for (const k of present)
				slope[k] = (slope[k] ?? 0) + (error * weight) / mean;
		}
		for (let k = 0; k < w.length; k++) {
			const stands = held[k];
			const pull = stands === undefined ? 0 : ridge * ((w[k] ?? 0) - stands);
			w[k] = (w[k] ?? 0) + rate * ((slope[k] ?? 0) - pull);
		}
	}
	return new Map(
		names.map((name, k) => [name, Math.round((w[k] ?? 0) * 10) / 10]),
	);
}

/** Indices of the signs in a sentence, and that of its setting. */
function signsOf({ sentence, setting }: SignRow): readonly number[] {
	const present = reasonSigns.flatMap(({ pattern }, k) =>
		pattern.test(sentence.slice(0, 600)) ? [k] : [],
	);
	return [...present, reasonSigns.length + settings.indexOf(setting)];
}
