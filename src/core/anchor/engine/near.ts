import { isSameRange, type LineRange } from "../../lineRange.ts";
import type { Quote } from "../anchor.ts";
import { findQuote } from "../findQuote.ts";
import type { PreparedText } from "../preparedText.ts";
import { fingerprint } from "./fingerprint.ts";
import { isCommonLine } from "./lineWeight.ts";
import { type Region, solidIndexAt } from "./region.ts";
import { endsStatement } from "./statement.ts";
import {
	compareWith,
	neighboursOf,
	reach,
	type Surroundings,
} from "./surroundings.ts";

/** Stands for a line that stands everywhere, as `}` does. */
const commonLine = "-";
const mostTelling = 3;

/** What a note keeps of the lines around its code, four characters a line, so that it is found by its quote alone. */
export interface Near {
	/** Lines above, nearest first, until three of them tell something; `-` for one that stands everywhere. */
	readonly above: readonly string[];
	/** The same below. */
	readonly below: readonly string[];
	/** First lines of the blocks that the code stands in, innermost first, at most three. */
	readonly scope: readonly string[];
	/** Whether the code ends in the middle of a statement or block. */
	readonly isCut: boolean;
	/** Which of the places where the quote stands the code was; `undefined` where that is not known. */
	readonly order: Order | undefined;
}

/** The `nth` of so many, from 1. */
export interface Order {
	readonly nth: number;
	readonly of: number;
	/** How many of them had the same around them, itself included: only their order told these apart. */
	readonly alike: number;
}

/** Of more places the surroundings are not compared. */
const mostCompared = 100;

/** What a note with this quote is to keep of what stands around the region. */
export function nearOf(region: Region, quote: Quote): Near {
	const { text, first, last } = region;
	const { scope } = neighboursOf(text, first, last);
	return {
		above: fingerprints(text, first, -1),
		below: fingerprints(text, last, 1),
		scope: scope.map(fingerprint),
		isCut: !endsStatement(region),
		order: orderOf(region, quote),
	};
}

/** Compares a place with what a note keeps of the lines around its code. */
export function surroundingsFrom({ above, below, scope }: Near): Surroundings {
	const same = (wanted: string) => (line: string) => (line === wanted ? 1 : 0);
	const telling = (lines: readonly string[]) =>
		lines.filter((line) => line !== commonLine).map(same);
	// The places of the same code often have the same around them.
	const known = new Map<string, string>();
	return compareWith(
		{
			above: telling(above),
			below: telling(below),
			scope: scope.map(same),
		},
		(line) => {
			let mark = known.get(line);
			if (mark === undefined) {
				mark = fingerprint(line);
				known.set(line, mark);
			}
			return mark;
		},
	);
}

/** Whether what is kept tells one place from another: on both sides something, and three telling lines in all. */
export function tellsPlace({ above, below }: Near): boolean {
	const count = (lines: readonly string[]) =>
		lines.filter((line) => line !== commonLine).length;
	const sides = [count(above), count(below)];
	return Math.min(...sides) > 0 && Math.max(...sides) > 1;
}

function orderOf({ text, first }: Region, quote: Quote): Order | undefined {
	const found = findQuote(quote, text);
	const line = text.solid[first]?.line;
	const nth = found.findIndex(({ start }) => start === line) + 1;
	const own = found[nth - 1];
	return own && { nth, of: found.length, alike: placesAlike(text, found, own) };
}

/** How many of the places have the same around them as one of them, itself included; no more than the first hundred are compared. */
export function placesAlike(
	text: PreparedText,
	places: readonly LineRange[],
	own: LineRange,
): number {
	if (places.length < 2) return places.length;
	const around = ({ start, end }: LineRange) =>
		JSON.stringify(
			neighboursOf(
				text,
				solidIndexAt(text, start),
				solidIndexAt(text, end + 1) - 1,
			),
		);
	const wanted = around(own);
	const others = places
		.slice(0, mostCompared)
		.filter((place) => !isSameRange(place, own) && around(place) === wanted);
	return others.length + 1;
}

function fingerprints(
	text: PreparedText,
	from: number,
	step: 1 | -1,
): readonly string[] {
	const found: string[] = [];
	let telling = 0;
	for (let steps = 1; steps < reach && telling < mostTelling; steps++) {
		const line = text.solid[from + steps * step]?.text;
		if (line === undefined) break;
		const isCommon = isCommonLine(line);
		found.push(isCommon ? commonLine : fingerprint(line));
		if (!isCommon) telling++;
	}
	while (found.at(-1) === commonLine) found.pop();
	return found;
}

/**
 * Writes `3f2a.-.91bc/0b1c/8c31.2f40/1.2/cut`: above, below, scope, the first of two places of the same code; `cut` where
 * the code ends inside a statement. `1.3.2` where two of three have the same around them, one of which it is.
 */
export function writeNear({ above, below, scope, isCut, order }: Near): string {
	const groups = [above, below, scope].map((lines) => lines.join("."));
	const nth = order ? [order.nth, order.of] : [];
	if (order && order.alike > 1) nth.push(order.alike);
	return [...groups, nth.join("."), ...(isCut ? ["cut"] : [])].join("/");
}

/** Reads what `writeNear` writes; `undefined` for anything else, so that a damaged value helps nothing and harms nothing. */
export function readNear(value: string): Near | undefined {
	const match =
		/^([^/]{0,99})\/([^/]{0,99})\/([^/]{0,99})\/(?:(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?)?(\/cut)?$/.exec(
			value,
		);
	const [above, below, scope] = (match?.slice(1, 4) ?? []).map(readGroup);
	if (!above || !below || !scope) return undefined;
	const order = match?.[4]
		? {
				nth: Number(match[4]),
				of: Number(match[5]),
				alike: Number(match[6] ?? 1),
			}
		: undefined;
	return { above, below, scope, isCut: match?.[7] !== undefined, order };
}

function readGroup(text: string): readonly string[] | undefined {
	const lines = text === "" ? [] : text.split(".");
	const isRead = lines.every((line) =>
		/^(?:-|[0-9a-hj-km-np-tv-z]{4})$/.test(line),
	);
	return isRead && lines.length <= reach ? lines : undefined;
}
