import type { LineRange } from "../lineRange.ts";
import type { Quote } from "./anchor.ts";
import {
	type BareLine,
	type BareStream,
	bareStreamOf,
	bareText,
	indexOfFirst,
	linesBeginning,
	linesEndingWith,
} from "./bareText.ts";
import type { PreparedText } from "./preparedText.ts";
import {
	type Elision,
	hashBare,
	isTooLongToQuote,
	keptAtStart,
	readElision,
} from "./quote.ts";

/** Characters of a text that are hashed for one quote, but for the last lines that are. */
const mostHashed = 4_000_000;

/** Compares hashes until too much was hashed. */
class HashSearch {
	#hashed = 0;

	get isOver(): boolean {
		return this.#hashed > mostHashed;
	}

	has(hash: string, bare: string): boolean {
		if (this.isOver) return false;
		this.#hashed += bare.length;
		return hashBare(bare) === hash;
	}
}

/** A quote that leaves lines out. */
interface Elided {
	readonly head: readonly string[];
	readonly left: Elision;
	readonly tail: readonly string[];
}

/**
 * Every place where a quote that leaves lines out stands as it was but for layout, in order: what it keeps, and around
 * the lines of its hash. Of as many lines as it was first; of more or fewer if that finds none. None for a quote that
 * leaves nothing out.
 */
export function findElided(quote: Quote, text: PreparedText): LineRange[] {
	const search = new HashSearch();
	return elidedIn(quote)
		.flatMap((elided) =>
			bareText(elided.head) === "" || bareText(elided.tail) === ""
				? findByCount(elided, text, search)
				: findByEnds(elided, bareStreamOf(text), search),
		)
		.sort((a, b) => a.start - b.start);
}

/** Every place where the ends of a quote that leaves lines out stand, whatever stands between them, in order. */
export function findEnds(quote: Quote, text: PreparedText): LineRange[] {
	return elidedIn(quote).flatMap((elided) => {
		const { starts, endsAfter } = endsIn(elided, bareStreamOf(text));
		return starts.flatMap((start) =>
			firstOf(endsAfter(start)).map((end) => rangeOf(start, end)),
		);
	});
}

/** Code may itself hold a line that reads as if lines were left out: each is tried that may be the one of the quote. */
function elidedIn({ lines }: Quote): Elided[] {
	return lines.slice(0, keptAtStart + 1).flatMap((line, at) => {
		const left = readElision(line);
		return left
			? [{ head: lines.slice(0, at), left, tail: lines.slice(at + 1) }]
			: [];
	});
}

function findByEnds(
	elided: Elided,
	stream: BareStream,
	search: HashSearch,
): LineRange[] {
	const { starts, endsAfter, between } = endsIn(elided, stream);
	const among = (endsOf: (start: BareLine) => Iterable<BareLine>) => {
		const found: LineRange[] = [];
		for (const start of starts)
			for (const end of endsOf(start)) {
				// Then nobody knows which of the places it is.
				if (search.isOver) return [];
				if (!search.has(elided.left.hash, between(start, end))) continue;
				found.push(rangeOf(start, end));
				break;
			}
		return found;
	};
	const asFar = among((start) => firstOf(endsAfter(start)));
	return asFar.length > 0 ? asFar : among(endsAfter);
}

/** Where the ends of a quote stand. */
interface Ends {
	/** Lines with which its head begins. */
	readonly starts: readonly BareLine[];
	/** Lines with which its tail ends, after the head of this start: first those that are as far from it as they were. */
	endsAfter(start: BareLine): Iterable<BareLine>;
	/** What stands between head and tail. */
	between(start: BareLine, end: BareLine): string;
}

function endsIn({ head, left, tail }: Elided, stream: BareStream): Ends {
	const first = bareText(head);
	const last = bareText(tail);
	const isWhole = first !== "" && last !== "";
	const ends = isWhole ? linesEndingWith(last, stream) : [];
	const further = head.length + left.count + tail.length - 1;
	return {
		starts: isWhole ? linesBeginning(first, stream) : [],
		endsAfter: (start) => {
			const least = start.from + first.length + last.length;
			const from = indexOfFirst(ends, ({ until }) => until >= least);
			return nearestFirst(ends, from, start.line + further);
		},
		between: (start, end) =>
			stream.text.slice(start.from + first.length, end.until - last.length),
	};
}

function rangeOf(start: BareLine, end: BareLine): LineRange {
	return { start: start.line, end: end.line };
}

function firstOf<T>(all: Iterable<T>): readonly T[] {
	for (const each of all) return [each];
	return [];
}

/** Those from the index `from` on, by how near they are to a line. */
function* nearestFirst(
	lines: readonly BareLine[],
	from: number,
	wanted: number,
): Iterable<BareLine> {
	let after = Math.max(
		from,
		indexOfFirst(lines, ({ line }) => line >= wanted),
	);
	let before = after - 1;
	while (true) {
		const above = before >= from ? lines[before] : undefined;
		const below = lines[after];
		if (below && !(above && wanted - above.line < below.line - wanted)) {
			yield below;
			after++;
		} else if (above) {
			yield above;
			before--;
		} else return;
	}
}

/** Lines so long that a quote keeps none of them at one of its ends: they are as many as were left out. */
function findByCount(
	{ head, left: { count, hash }, tail }: Elided,
	text: PreparedText,
	search: HashSearch,
): LineRange[] {
	const stream = bareStreamOf(text);
	const first = bareText(head);
	const last = bareText(tail);
	const starts =
		first !== ""
			? linesBeginning(first, stream).map(({ line }) => line + head.length)
			: last !== ""
				? linesEndingWith(last, stream).map(
						({ line }) => line - tail.length - count + 1,
					)
				: text.lines.flatMap((line, at) =>
						isTooLongToQuote(line) ? [at + 1] : [],
					);
	const found: LineRange[] = [];
	for (const start of starts) {
		if (start <= head.length) continue;
		if (search.isOver) return [];
		const there = stream.text.slice(
			startOf(stream, start),
			startOf(stream, start + count),
		);
		if (search.has(hash, there))
			found.push({
				start: start - head.length,
				end: start + count - 1 + tail.length,
			});
	}
	return found;
}

/** Where the first line that says something begins, from this 1-based one on. */
function startOf({ text, lines }: BareStream, from: number): number {
	const first = lines[indexOfFirst(lines, ({ line }) => line >= from)];
	return first?.from ?? text.length;
}
