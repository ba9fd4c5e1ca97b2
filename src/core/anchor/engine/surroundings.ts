import type { PreparedText } from "../preparedText.ts";
import { enclosingHeaders } from "./enclosing.ts";
import { likenessTo } from "./lineLikeness.ts";
import { isCommonLine } from "./lineWeight.ts";

const mostLines = 3;
/** How far lines around a place are looked at, in solid lines. */
export const reach = 12;

/** The lines that tell a place, nearest first in each list. */
export interface Neighbours {
	readonly above: readonly string[];
	readonly below: readonly string[];
	/** First lines of the blocks that it stands in. */
	readonly scope: readonly string[];
}

/** How well the surroundings of a place agree with those of the old region, 0 to 1 each; .5 where there was nothing. */
export type SurroundingsLikeness = Readonly<Record<keyof Neighbours, number>>;

/** Compares what stands around solid lines `start` to `end` of a text with what stood around the old region; each when asked for. */
export type Surroundings = (
	now: PreparedText,
	start: number,
	end: number,
) => SurroundingsLikeness;

/** What stands around solid lines `start` to `end` of a text. */
export function neighboursOf(
	text: PreparedText,
	start: number,
	end: number,
): Neighbours {
	return {
		above: tellingLines(text, start, -1),
		below: tellingLines(text, end, 1),
		scope: scopeOf(text, start),
	};
}

/** Compares by how alike the lines are. */
export function surroundingsOf(old: Neighbours): Surroundings {
	return compareWith({
		above: old.above.map((line) => likenessTo(line)),
		below: old.below.map((line) => likenessTo(line)),
		scope: old.scope.map((line) => likenessTo(line)),
	});
}

/** How alike a line is to one of the old ones, 0 to 1. */
type Likeness = (line: string) => number;

/**
 * Compares with old lines of which no more is known than how alike others are to them, as `asKnown` writes those: once a
 * line, however many it is compared with.
 */
export function compareWith(
	old: Readonly<Record<keyof Neighbours, readonly Likeness[]>>,
	asKnown: (line: string) => string = (line) => line,
): Surroundings {
	const compare = (known: readonly Likeness[], today: readonly string[]) =>
		agreement(known, today.map(asKnown));
	return (now, start, end) => ({
		get above() {
			return compare(old.above, tellingLines(now, start, -1));
		},
		get below() {
			return compare(old.below, tellingLines(now, end, 1));
		},
		get scope() {
			return compare(old.scope, scopeOf(now, start));
		},
	});
}

function scopeOf(text: PreparedText, start: number): string[] {
	return enclosingHeaders(text, start, mostLines).map(
		(at) => text.solid[at]?.text ?? "",
	);
}

function tellingLines(
	text: PreparedText,
	from: number,
	step: 1 | -1,
): string[] {
	const found: string[] = [];
	for (let steps = 1; steps < reach && found.length < mostLines; steps++) {
		const line = text.solid[from + steps * step]?.text;
		if (line === undefined) break;
		if (!isCommonLine(line)) found.push(line);
	}
	return found;
}

/** The nearest line weighs most. */
function agreement(old: readonly Likeness[], lines: readonly string[]): number {
	if (old.length === 0) return lines.length === 0 ? 1 : 0.5;
	let sum = 0;
	let most = 0;
	for (const [index, likeness] of old.entries()) {
		const weight = 1 - 0.25 * index;
		most += weight;
		sum +=
			weight * lines.reduce((best, line) => Math.max(best, likeness(line)), 0);
	}
	return sum / most;
}
