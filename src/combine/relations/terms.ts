import { stemmer } from "stemmer";
import { sameWords } from "../../core/sameWords.ts";

/** How often each term stands in a text, with a word as somebody wrote it. */
export type Terms = ReadonlyMap<
	string,
	{ count: number; readonly word: string }
>;

/** Words that say nothing of what a text is about, in English and in decision records. */
const stopWords = new Set(
	`a about above after again all also although always am an and any are as at be because been before being below between
	both but by can cannot could did do does doing done down during each either else even ever every few for from further
	get gets had has have having he her here hers him his how however i if in into is it its itself just let like may me
	might more most much must my need needs neither no nor not now of off often on once one only or other others our ours out
	over own per rather same shall she should since so some still such than that the their theirs them then there
	therefore these they this those though through thus to too under until up upon us use used uses using very via was way
	we well were what when where whether which while who whom whose why will with within without would yet you your yours
	adr adrs decision decisions decide decided record records option options chosen choose accepted status context
	consequence consequences good bad neutral pros cons proposed superseded instead want make makes made`
		.split(/\s+/)
		.filter(Boolean),
);

/** What people mean by words, by their stems. */
const meanings: ReadonlyMap<string, string> = new Map(
	sameWords.flatMap(([term, words]) =>
		[term, ...words.split(" ")].map((word): [string, string] => [
			stemmer(word),
			term,
		]),
	),
);

/** More of a text is not looked at: what it is about stands at its beginning. In UTF-16 units. */
const horizon = 8000;

/**
 * The terms of Markdown source: words and parts of names in code (`backoffMs` is two), by their stem (Porter 1980, package
 * `stemmer`; words of other languages stay as they are), without those that say nothing. Targets of links, and fenced code,
 * are left out.
 */
export function termsOf(source: string): Terms {
	const terms = new Map<string, { count: number; word: string }>();
	const text = source
		.slice(0, horizon)
		.replace(
			/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^\1[`~]*[ \t]*$|$(?![\s\S]))/gm,
			" ",
		)
		.replace(/\]\([^)\s]*\)/g, "] ")
		.replace(/<[^>\n]*>|https?:\/\/\S+/g, " ");
	for (const [word] of text.matchAll(/[\p{L}\p{N}+#][\p{L}\p{M}\p{N}+#]*/gu))
		for (const part of partsOf(word)) {
			const term = termOf(part);
			if (term === undefined) continue;
			const known = terms.get(term);
			if (known) known.count++;
			else terms.set(term, { count: 1, word: part });
		}
	return terms;
}

/** The parts of a name in camel case; of other words themselves. */
function partsOf(word: string): readonly string[] {
	return /\p{Ll}\p{Lu}/u.test(word)
		? word.split(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u)
		: [word];
}

function termOf(word: string): string | undefined {
	const lower = word.toLowerCase();
	// A lone letter says something only with a sign, as C# and C++ have one.
	if (stopWords.has(lower) || (lower.length < 2 && !/[+#]/.test(lower)))
		return undefined;
	if (/^\d+$/.test(lower) && lower.length < 3) return undefined;
	const stem = /^[a-z]+$/.test(lower) ? stemmer(lower) : lower;
	return meanings.get(stem) ?? stem;
}
