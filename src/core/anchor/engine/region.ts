import type { LineRange } from "../../lineRange.ts";
import type { PreparedText } from "../preparedText.ts";
import { headerAt } from "./blockEnd.ts";
import { likenessTo } from "./lineLikeness.ts";
import { isCommonLine, lineWeight, unknownLine } from "./lineWeight.ts";
import { wordsIn } from "./names.ts";

/** The code that a note speaks of, in the text that is known of its past; `first` and `last` are solid lines of it. */
export class Region {
	readonly text: PreparedText;
	readonly first: number;
	readonly last: number;
	/** Its first line that is no decorator. */
	readonly header: number;
	/** Sum of the weights of its lines. */
	readonly weight: number;
	/** How many of its lines are not known: those that a quote leaves out. */
	readonly unknown: number;
	readonly #likeness = new Map<number, ReturnType<typeof likenessTo>>();
	readonly #common = new Map<number, boolean>();
	#headerWords: readonly string[] | undefined;

	/** Fingerprints of lines of which no more is known, by index. */
	readonly marks: ReadonlyMap<number, string>;

	constructor(
		text: PreparedText,
		first: number,
		last: number,
		marks: readonly (readonly [number, string])[] = [],
	) {
		this.marks = new Map(marks);
		this.text = text;
		this.first = first;
		this.last = last;
		this.header = Math.min(last, headerAt(text, first));
		let weight = 0;
		let unknown = 0;
		for (let i = first; i <= last; i++) {
			weight += this.weightOf(i);
			if (this.lineAt(i) === unknownLine) unknown++;
		}
		this.weight = weight;
		this.unknown = unknown;
	}

	/** How many lines it has, blank ones not counted. */
	get size(): number {
		return this.last - this.first + 1;
	}

	/** Words of the header, each once. */
	get headerWords(): readonly string[] {
		this.#headerWords ??= wordsIn(this.rawLineAt(this.header));
		return this.#headerWords;
	}

	/** A line without its layout; empty where the text has none of that index. */
	lineAt(index: number): string {
		return this.text.solid[index]?.text ?? "";
	}

	/** A line as it was written. */
	rawLineAt(index: number): string {
		return this.text.lines[(this.text.solid[index]?.line ?? 0) - 1] ?? "";
	}

	/** How much a line tells of its place; see `lineWeight`. */
	weightOf(index: number): number {
		return lineWeight(this.lineAt(index));
	}

	/** How alike a line of the region's text and another are, 0 to 1; lines that stand everywhere are alike or not. */
	likeness(index: number, other: string, atLeast: number): number {
		const line = this.lineAt(index);
		if (line === other) return 1;
		if (this.#isCommon(index)) return 0;
		let likeness = this.#likeness.get(index);
		if (!likeness) {
			likeness = likenessTo(line);
			this.#likeness.set(index, likeness);
		}
		const found = likeness(other, atLeast);
		// Asked last: most lines are too long or too short to be alike.
		return found < atLeast || isCommonLine(other) ? 0 : found;
	}

	#isCommon(index: number): boolean {
		let isCommon = this.#common.get(index);
		if (isCommon === undefined) {
			isCommon = isCommonLine(this.lineAt(index));
			this.#common.set(index, isCommon);
		}
		return isCommon;
	}
}

/** `undefined` where the range holds nothing but white space, or lies beyond the text. */
export function regionOf(
	text: PreparedText,
	{ start, end }: LineRange,
): Region | undefined {
	const first = solidIndexAt(text, start);
	const last = solidIndexAt(text, end + 1) - 1;
	return first <= last ? new Region(text, first, last) : undefined;
}

/** Index of the first solid line at or after the 1-based `line`; as many as there are solid lines where none is. */
export function solidIndexAt({ solid }: PreparedText, line: number): number {
	let low = 0;
	let high = solid.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((solid[middle]?.line ?? 0) < line) low = middle + 1;
		else high = middle;
	}
	return low;
}
