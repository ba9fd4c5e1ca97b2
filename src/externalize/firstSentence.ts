/** Abbreviations that do not end a sentence, without their last full stop. */
const neverLast = new Set(
	"e.g i.e a.k.a cf vs viz al dr mr mrs ms prof st approx ca incl excl resp z.b d.h bzw ggf".split(
		" ",
	),
);
/** The same before a number only: “See no. 5.”, but “No. Ask first.” */
const beforeNumber = new Set(
	"no nr fig eq sec ch vol art p pp max min".split(" "),
);
/** Those that end one before a capital only. */
const beforeCapital = new Set("etc inc ltd co corp a.m p.m u.s u.k".split(" "));

/** Characters that are looked into. */
const horizon = 1000;

/**
 * The first sentence of one line of Markdown, with the stop at its end; all of it where it has no end. `masked` is as
 * long, with letters in place of what no sentence ends in: code, links, what stands in brackets. By hand rather than by
 * `Intl.Segmenter`, which never ends a sentence before a small letter, and does after “vs.” and “Dr.”.
 */
export function firstSentence(line: string): {
	readonly sentence: string;
	readonly masked: string;
} {
	const text = line.slice(0, horizon);
	const masked = text.replace(
		/(`+)(?!`)[^`]*(?:`+[^`]+)*?\1(?!`)|<[^<>\s]+>|\([^()]*\)/g,
		(piece) => "X".repeat(piece.length),
	);
	const stops = /[.!?…]+["'”’»)\]*_]*(?=\s|$)|[。！？]/g;
	for (const stop of masked.matchAll(stops)) {
		const end = stop.index + stop[0].length;
		if (stop[0] === "." && isAbbreviated(masked, stop.index)) continue;
		if (isPause(stop[0]) && /^\s+\p{Ll}/u.test(masked.slice(end))) continue;
		return { sentence: text.slice(0, end), masked: masked.slice(0, end) };
	}
	return { sentence: line, masked };
}

/** Whether it is “…”, after which a sentence may go on. */
function isPause(stop: string): boolean {
	return stop.startsWith("…") || stop.startsWith("...");
}

/** Whether the full stop at `at` belongs to the word before it, and the sentence goes on. */
function isAbbreviated(text: string, at: number): boolean {
	const next = text.slice(at + 1).trimStart();
	if (next === "") return false;
	const word = /[\p{L}.]+$/u.exec(text.slice(0, at))?.[0] ?? "";
	const known = word.toLowerCase();
	return (
		neverLast.has(known) ||
		(beforeNumber.has(known) && /^\d/.test(next)) ||
		(beforeCapital.has(known) && !/^\p{Lu}/u.test(next)) ||
		// An initial; “I.” is none.
		(/^\p{Lu}$/u.test(word) && word !== "I" && /^\p{Lu}/u.test(next))
	);
}
