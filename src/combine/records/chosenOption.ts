import { type Option, optionWords } from "./recordOption.ts";
import type { RoleSection } from "./recordSections.ts";
import type { RecordText } from "./recordText.ts";

const notTaken =
	/\b(?:not|no|never|instead of|rather than|over|against|reject\w*|discard\w*|without|replac\w*)\b|n['’]t\b/i;

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
	const at = lines.findIndex((line) =>
		/\b(?:chosen|selected|decided|preferred)\b[^:]{0,40}:|\b(?:chosen|selected) (?:option|alternative|solution)/i.test(
			line,
		),
	);
	const start = at < 0 ? lines.findIndex((line) => line.trim() !== "") : at;
	const outcome = lines
		.slice(Math.max(start, 0), Math.max(start, 0) + 4)
		.join(" ")
		.slice(0, 600);
	const named =
		/(?:chosen|selected|decided|preferred)[^:]{0,40}:\s*(.*)$/i.exec(
			outcome,
		)?.[1] ?? outcome;
	const quoted = /^\W{0,3}["“'‘*_`[]+([^"”*_`\]]{2,200})["”'’*_`\]]/.exec(
		named,
	)?.[1];
	const numbers = /\b(?:option|alternative)\s*#?\s*(\d{1,2}|[A-H])\b/i.exec(
		named,
	)?.[1];
	const [phrase = ""] = named.split(/,|\bbecause\b|\bas\b|\. /i);
	// Where it is not said which one, a sentence may as well speak of one that was not taken.
	const isSaid = at >= 0 || !notTaken.test(phrase);
	const chosen =
		(quoted && likestOption(quoted, options)) ||
		(isSaid ? likestOption(phrase, options) : undefined);
	if (chosen || numbers === undefined) return chosen || undefined;
	return /^\d+$/.test(numbers) ? options[Number(numbers) - 1] : undefined;
}

/** The one option that the words name; `undefined` where several might be meant. */
export function likestOption(
	phrase: string,
	options: readonly Option[],
): Option | undefined {
	const words = optionWords(phrase);
	if (words.length === 0) return undefined;
	const joined = ` ${words.join(" ")} `;
	const titles = options.map(
		({ title }) => ` ${optionWords(title).join(" ")} `,
	);
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
	const shares = titles.map((title) => shareOf(words, title.trim().split(" ")));
	const best = Math.max(...shares, 0);
	return best >= 0.6 && shares.filter((share) => share === best).length === 1
		? options[shares.indexOf(best)]
		: undefined;
}

function shareOf(one: readonly string[], other: readonly string[]): number {
	const all = new Set(one.slice(0, 40));
	const both = other.filter((word) => all.has(word)).length;
	return both / Math.max(all.size, other.length);
}
