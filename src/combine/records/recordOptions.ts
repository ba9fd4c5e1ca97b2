import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { ownCopy } from "../../core/ownCopy.ts";
import type { RejectedOption } from "./decisionRecord.ts";
import type { RoleSection } from "./recordSections.ts";
import type { RecordSection, RecordText } from "./recordText.ts";

const mostOptions = 50;
const mostReason = 300;

interface Option {
	/** Markdown source. */
	readonly title: string;
	/** What is said against it where it stands. */
	readonly reason: string | undefined;
	readonly isMarked: boolean;
}

/**
 * The options that were not taken. Where the record does not tell which of them was, none is said to be rejected;
 * a list that is one of rejected options by its heading is taken as it is.
 */
export function rejectedOptions(
	text: RecordText,
	sections: readonly RoleSection[],
): RejectedOption[] {
	const decision = sections.find(({ role }) => role === "decision");
	const against = argumentsAgainst(text, sections);
	const withReason = ({ title, reason }: Option): RejectedOption => ({
		title: ownCopy(title),
		reason: reason ?? against(title),
	});
	const found: RejectedOption[] = [];
	for (const section of sections) {
		if (section.role !== "options" && section.role !== "rejected") continue;
		const options = optionsOf(text, section);
		const chosen = chosenOf(text, decision, options);
		if (chosen === undefined && section.role === "options") continue;
		found.push(
			...options.filter((option) => option !== chosen).map(withReason),
		);
	}
	if (found.length > 0) return found.slice(0, mostOptions);
	// Some records have the options in their arguments only.
	const pros = sections.find(({ role }) => role === "arguments");
	if (!pros || sections.some(({ role }) => role === "options")) return [];
	const options = headedOptions(text, pros);
	const chosen = chosenOf(text, decision, options);
	return chosen === undefined
		? []
		: options.filter((option) => option !== chosen).map(withReason);
}

function optionsOf(text: RecordText, section: RoleSection): Option[] {
	const headed = headedOptions(text, section);
	if (headed.length > 0) return headed;
	return listItems(text, section.first, section.last).map((item) => {
		const match =
			/^((?:\*\*|__)(?:[^*_]|[*_](?![*_])){1,200}(?:\*\*|__)):?\s*(?:[-–—:]\s*)?(.*)$/.exec(
				item,
			);
		const title = (match?.[1] ?? item).slice(0, 300);
		const reason = match?.[2];
		return {
			title,
			reason: section.role === "rejected" && reason ? cut(reason) : undefined,
			isMarked: isMarked(item),
		};
	});
}

function headedOptions(text: RecordText, section: RoleSection): Option[] {
	const depth = Math.min(...section.inner.map((inner) => inner.depth));
	return section.inner
		.filter((inner) => inner.depth === depth)
		.slice(0, mostOptions)
		.map((inner, index, all) => {
			const end = (all[index + 1]?.line ?? section.end + 1) - 1;
			return {
				title: bareOption(inner.heading),
				reason:
					consIn(text, inner, end) ??
					(section.role === "rejected"
						? firstParagraph(text, inner.first, end)
						: undefined),
				isMarked: isMarked(inner.heading),
			};
		});
}

function isMarked(title: string): boolean {
	return /[([](?:chosen|selected|accepted|winner|this one)\b|(?:✅|☑)\s*$/i.test(
		title,
	);
}

function bareOption(heading: string): string {
	return (
		heading
			.replace(
				/^(?:\[?option\]?|alternative)\s*(?:#?\d{1,2}|[A-H])?\s*[-–—:.)]+\s*/i,
				"",
			)
			.replace(/^\d{1,2}[.)]\s+/, "")
			.trim() || heading
	);
}

/** The first-level entries of the lists among the lines, what is wrapped joined. */
function listItems(text: RecordText, first: number, last: number): string[] {
	const items: string[] = [];
	let indent = -1;
	let isOpen = false;
	for (let line = first; line <= last && items.length <= mostOptions; line++) {
		if (text.isCode[line - 1]) continue;
		const source = text.lines[line - 1] ?? "";
		const match = /^([ \t]*)(?:[-*+]|\d{1,3}[.)])[ \t]+(\S.*)$/.exec(source);
		if (match) {
			const depth = (match[1] ?? "").length;
			if (indent < 0) indent = depth;
			isOpen = depth <= indent + 1;
			if (isOpen) items.push((match[2] ?? "").slice(0, 600).trim());
		} else if (source.trim() === "") isOpen = false;
		else if (isOpen && items.length > 0) {
			const before = items.at(-1) ?? "";
			if (before.length < 600)
				items[items.length - 1] = `${before} ${source.trim().slice(0, 600)}`;
		}
	}
	return items.slice(0, mostOptions);
}

/** The option that the outcome names: in so many words, by its number, or as the one most like it. */
function chosenOf(
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
	const phrases = [quoted, named.split(/,|\bbecause\b|\bas\b|\. /i)[0], named];
	for (const phrase of phrases) {
		const chosen = phrase && likest(phrase, options);
		if (chosen) return chosen;
	}
	if (numbers !== undefined && /^\d+$/.test(numbers))
		return options[Number(numbers) - 1];
	return undefined;
}

/** The one option that the words name; `undefined` where several might be meant. */
function likest(
	phrase: string,
	options: readonly Option[],
): Option | undefined {
	const words = wordsOf(phrase);
	if (words.length === 0) return undefined;
	const joined = ` ${words.join(" ")} `;
	const titles = options.map(({ title }) => ` ${wordsOf(title).join(" ")} `);
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
			const longest = [...fits].sort((a, b) => b.title.length - a.title.length);
			const [one, two] = longest;
			// Of `Vite` and `Vite with plugins` the longer one is meant, where all of it is named.
			if (
				one &&
				two &&
				one.title.length > two.title.length &&
				test !== tests[4] &&
				test !== tests[2]
			)
				return one;
			return undefined;
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

function wordsOf(source: string): string[] {
	return (
		plainTitle(bareOption(source.replace(/^\W+/, "")))
			.toLowerCase()
			.match(/[\p{L}\p{N}+#./]*[\p{L}\p{N}+#]/gu) ?? []
	);
}

/** Looks up what is said against an option under the heading most like its name. */
function argumentsAgainst(
	text: RecordText,
	sections: readonly RoleSection[],
): (title: string) => string | undefined {
	const pros = sections.find(({ role }) => role === "arguments");
	if (!pros) return () => undefined;
	const options = headedOptions(text, pros);
	return (title) => likest(title, options)?.reason;
}

/** What is said against an option below its heading: `Bad, because …`, entries marked with a minus, a list `Cons`. */
function consIn(
	text: RecordText,
	section: RecordSection,
	end: number,
): string | undefined {
	const cons: string[] = [];
	let isCons = false;
	for (
		let line = section.first;
		line <= Math.min(end, section.first + 200);
		line++
	) {
		const source = text.lines[line - 1] ?? "";
		if (text.isCode[line - 1] || source.trim() === "") continue;
		const label =
			/^(?:#{1,6}[ \t]+|[-*+][ \t]+)?\W*(pros|cons|advantages|disadvantages|benefits|drawbacks|negatives?|positives?)\W*$/i.exec(
				source,
			);
		if (label || /^#{1,6}[ \t]/.test(source)) {
			isCons = /^(?:cons|disadv|drawb|negat)/i.test(label?.[1] ?? "");
			continue;
		}
		const item = /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(\S.*)$/.exec(source)?.[1];
		if (item === undefined) {
			// A wrapped line of the entry above.
			const before = cons.at(-1);
			if (
				before !== undefined &&
				/^[ \t]+\S/.test(source) &&
				wasCon(text, line)
			)
				cons[cons.length - 1] = `${before} ${source.trim()}`;
			continue;
		}
		const bad =
			/^(?:\*\*|_|\*)?Bad(?:\*\*|_|\*)?\b[^,:]{0,60}[,:]\s*(?:because\s+)?(.*)$/i.exec(
				item,
			)?.[1] ??
			/^(?:`[-–−]`|[❌✖✗👎➖⛔🔴]\ufe0f?|\[-\]|\(-\)|Con:|Cons:)\s*(.*)$/u.exec(
				item,
			)?.[1] ??
			(isCons ? item : undefined);
		if (bad) cons.push(bad.trim());
		if (cons.length >= 4) break;
	}
	return cons.length === 0 ? undefined : cut(cons.slice(0, 3).join("; "));
}

/** Whether the entry that a wrapped line belongs to is one that was kept: the nearest one above. */
function wasCon(text: RecordText, line: number): boolean {
	for (let at = line - 1; at > Math.max(0, line - 6); at--) {
		const above = text.lines[at - 1] ?? "";
		if (/^[ \t]*[-*+][ \t]/.test(above))
			return /Bad\b|`[-–−]`|[❌✖✗👎➖]/u.test(above);
	}
	return false;
}

function firstParagraph(
	text: RecordText,
	first: number,
	last: number,
): string | undefined {
	let line = first;
	const isText = (at: number) =>
		at <= last &&
		!text.isCode[at - 1] &&
		(text.lines[at - 1] ?? "").trim() !== "";
	while (line <= last && !isText(line)) line++;
	const kept: string[] = [];
	for (; isText(line) && kept.length < 10; line++) {
		if (/^#{1,6}[ \t]/.test(text.lines[line - 1] ?? "")) break;
		kept.push((text.lines[line - 1] ?? "").trim());
	}
	const paragraph = kept.join(" ").replace(/^(?:[-*+]|\d{1,3}[.)])[ \t]+/, "");
	return paragraph === "" ? undefined : cut(paragraph);
}

function cut(text: string): string {
	const line = text.replace(/\s+/g, " ").trim();
	if (line.length <= mostReason) return ownCopy(line);
	const short = line.slice(0, mostReason - 1);
	const space = short.lastIndexOf(" ");
	return ownCopy(
		`${short.slice(0, space > 200 ? space : undefined).replace(/[\s\uD800-\uDBFF]+$/, "")}…`,
	);
}
