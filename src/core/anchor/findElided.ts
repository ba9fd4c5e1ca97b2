import type { LineRange } from "../lineRange.ts";
import type { Quote } from "./anchor.ts";
import {
	type BareLine,
	type BareStream,
	bareStreamOf,
	bareText,
	firstOf,
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

/** Characters of a text that are hashed for one quote at most. */
const mostHashed = 4_000_000;

/** As `Elision.hash`; `undefined` once too much was hashed. */
type Hash = (bare: string) => string | undefined;

/** A quote that leaves lines out. */
interface Elided {
	readonly head: readonly string[];
	readonly left: Elision;
	readonly tail: readonly string[];
}

/**
 * Every place where a quote that leaves lines out stands as it was but for layout, in order: what it keeps, and around
 * the lines of its hash. None for a quote that leaves nothing out, and none where more than 4,000,000 characters would
 * have to be hashed: then nobody knows which of the places it is.
 */
export function findElided(quote: Quote, text: PreparedText): LineRange[] {
	let hashed = 0;
	const hash: Hash = (bare) => {
		hashed += bare.length;
		return hashed > mostHashed ? undefined : hashBare(bare);
	};
	const found = elidedIn(quote).flatMap((elided) =>
		bareText(elided.head) === "" || bareText(elided.tail) === ""
			? findByCount(elided, text, hash)
			: findByEnds(elided, bareStreamOf(text), hash),
	);
	return hashed > mostHashed ? [] : found.sort((a, b) => a.start - b.start);
}

/** Every place where the ends of a quote that leaves lines out stand, whatever stands between them, in order. */
export function findEnds(quote: Quote, text: PreparedText): LineRange[] {
	return elidedIn(quote).flatMap((elided) => {
		const stream = bareStreamOf(text);
		return [...pairsOf(elided, stream)].flatMap(({ start, ends }) => {
			const [end] = ends;
			return end ? [{ start: start.line, end: end.line }] : [];
		});
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
	hash: Hash,
): LineRange[] {
	const head = bareText(elided.head).length;
	const tail = bareText(elided.tail).length;
	const places: LineRange[] = [];
	for (const { start, ends } of pairsOf(elided, stream))
		for (const end of ends) {
			const middle = stream.text.slice(start.from + head, end.until - tail);
			const found = hash(middle);
			if (found === undefined) return [];
			if (found !== elided.left.hash) continue;
			places.push({ start: start.line, end: end.line });
			break;
		}
	return places;
}

/** Where the head stands, and for each the tails after it: first those that are as far from it as they were. */
function* pairsOf(
	{ head, left, tail }: Elided,
	stream: BareStream,
): Iterable<{ readonly start: BareLine; readonly ends: Iterable<BareLine> }> {
	const first = bareText(head);
	const last = bareText(tail);
	if (first === "" || last === "") return;
	const ends = linesEndingWith(last, stream);
	const further = head.length + left.count + tail.length - 1;
	for (const start of linesBeginning(first, stream)) {
		const least = start.from + first.length + last.length;
		const from = firstOf(ends, ({ until }) => until >= least);
		yield { start, ends: nearestFirst(ends, from, start.line + further) };
	}
}

/** Those from the index `from` on, by how near they are to a line. */
function* nearestFirst(
	lines: readonly BareLine[],
	from: number,
	wanted: number,
): Iterable<BareLine> {
	let after = Math.max(
		from,
		firstOf(lines, ({ line }) => line >= wanted),
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
	{ head, left, tail }: Elided,
	text: PreparedText,
	hash: Hash,
): LineRange[] {
	const { lines } = text;
	const { count } = left;
	const stream = bareStreamOf(text);
	const first = bareText(head);
	const last = bareText(tail);
	const starts =
		first !== ""
			? linesBeginning(first, stream).map(({ line }) => line - 1 + head.length)
			: last !== ""
				? linesEndingWith(last, stream).map(
						({ line }) => line - tail.length - count,
					)
				: lines.flatMap((line, at) => (isTooLongToQuote(line) ? [at] : []));
	const places: LineRange[] = [];
	for (const at of starts) {
		if (at < head.length) continue;
		const found = hash(bareText(lines.slice(at, at + count)));
		if (found === undefined) return [];
		if (found === left.hash)
			places.push({
				start: at + 1 - head.length,
				end: at + count + tail.length,
			});
	}
	return places;
}
