import { type Option, optionWords } from "./recordOption.ts";
import type { RoleSection } from "./recordSections.ts";
import type { RecordText } from "./recordText.ts";

const notTaken =
	/\b(?:not|no|never|instead of|rather than|over|against|reject\w*|discard\w*|without|replac\w*)\b|n['’]t\b/i;

const saysWhich =
	/\b(?:chosen|selected|decided|preferred)\b(?:[^:]{0,40}:| (?:option|alternative|solution))/i;

/** The option that the outcome names: in so many words, as the one most like it, or by its number. */
export function chosenOption(
	text: RecordText,
	decision: RoleSection | undefined,
	options: readonly Option[],
): Option | undefined {
	const marked = options.filter((option) => option.isMarked);
	if (marked.length === 1) return marked[0];
	if (!decision) return undefined;
	const lines = text.lines.slice(
		decision.first - 1,
		Math.min(decision.end, decision.first + 60),
	);
	const at = lines.findIndex((line) => saysWhich.test(line.slice(0, 300)));
	const start = at < 0 ? lines.findIndex((line) => line.trim() !== "") : at;
	const outcome = lines
		.slice(Math.max(start, 0), Math.max(start, 0) + 4)
		.map((line) => line.slice(0, 600).trim());
	const named =
		/(?:chosen|selected|decided|preferred)[^:]{0,40}:\s*(.*)$/i.exec(
			outcome[0] ?? "",
		)?.[1] ??
		outcome[0]?.replace(/^\W*(?:we )?(?:chose|chosen|selected)\s+/i, "") ??
		"";
	// What follows a bare `Chosen option:` stands below it.
	const words = named === "" ? outcome.slice(1).join(" ") : named;
	const isSaid = at >= 0 || named !== outcome[0];
	for (const phrase of phrasesOf(words)) {
		// A sentence may as well speak of an option that was not taken.
		if (!isSaid && notTaken.test(phrase)) continue;
		const chosen = likestOption(phrase, options);
		if (chosen) return chosen;
	}
	const number = /\b(?:option|alternative)\s*#?\s*(\d{1,2})\b/i.exec(
		words,
	)?.[1];
	return isSaid && number !== undefined
		? options[Number(number) - 1]
		: undefined;
}

/** What may be the option's name, the likelier first. */
function phrasesOf(words: string): string[] {
	const open = /^\W{0,2}(["“'‘`*_])/.exec(words)?.[1] ?? "";
	const close = { "“": "”", "‘": "’" }[open] ?? open;
	const from = words.indexOf(open) + 1;
	const sentence = words.split(/,? (?:because|since)\b|[.;](?:\s|$)/i)[0] ?? "";
	const to = open === "" ? -1 : sentence.lastIndexOf(close);
	const quoted = to > from ? [sentence.slice(from, to)] : [];
	return [...quoted, sentence, sentence.split(/,| as /)[0] ?? ""];
}

/** The one option that the words name; `undefined` where several might be meant. */
export function likestOption(
	phrase: string,
	options: readonly Option[],
): Option | undefined {
	return likestTo(optionWords(phrase), options);
}

/** The same of words that are read already. */
export function likestTo(
	words: readonly string[],
	options: readonly Option[],
): Option | undefined {
	if (words.length === 0) return undefined;
	const joined = ` ${words.join(" ")} `;
	const titles = options.map((option) => ` ${option.words.join(" ")} `);
	const tests: ((title: string) => boolean)[] = [
		(title) => title === joined,
		(title) => title.trim() !== "" && joined.startsWith(title),
		(title) => title.startsWith(joined),
		(title) => title.trim() !== "" && joined.includes(title),
		(title) => joined.trim().length > 3 && title.includes(joined),
	];
	for (const test of tests) {
		const fits = options.filter((_, index) => test(titles[index] ?? ""));
		if (fits.length === 1) return fits[0];
		if (fits.length > 1) {
			// Of `Vite` and `Vite with plug-ins` the longer one is meant, where all of it is named.
			const names = fits.map((fit) => titles[options.indexOf(fit)] ?? "");
			const longest = names.reduce((a, b) => (b.length > a.length ? b : a));
			const isOne = names.every((name) => longest.includes(name));
			const isAllNamed = joined.includes(longest);
			return isOne && isAllNamed && new Set(names).size === names.length
				? fits[names.indexOf(longest)]
				: undefined;
		}
	}
	const shares = titles
		.map((title, index) => ({ share: shareIn(title, words), index }))
		.sort((one, other) => other.share - one.share);
	const [best, next] = shares;
	return best &&
		words.length > 1 &&
		best.share >= 0.75 &&
		best.share - (next?.share ?? 0) >= 0.25
		? options[best.index]
		: undefined;
}

/** How many of the words stand in a title, 0 to 1. */
function shareIn(title: string, words: readonly string[]): number {
	const all = new Set(title.trim().split(" "));
	const different = [...new Set(words.slice(0, 40))];
	return different.filter((word) => all.has(word)).length / different.length;
}
