import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { ownCopy } from "../../core/ownCopy.ts";
import { optionCons } from "./optionCons.ts";
import type { RoleSection } from "./recordSections.ts";
import type { RecordText } from "./recordText.ts";

/** More of them are not looked at. */
export const mostOptions = 50;
const mostReason = 300;

/** An option that a record looked at. */
export interface Option {
	/** Markdown source. */
	readonly title: string;
	/** What is said against it where it stands. */
	readonly reason: string | undefined;
	/** Of its name, as `optionWords` gives them. */
	readonly words: readonly string[];
	/** Whether its own words say that it is the one. */
	readonly isMarked: boolean;
}

/** The options of a section: its headings, or the entries of its list. */
export function optionsOf(text: RecordText, section: RoleSection): Option[] {
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
			words: optionWords(title),
			reason: section.role === "rejected" && reason ? cut(reason) : undefined,
			isMarked: isMarked(item),
		};
	});
}

/** Those that have a heading each. */
export function headedOptions(
	text: RecordText,
	section: RoleSection,
): Option[] {
	const depth = Math.min(...section.inner.map((inner) => inner.depth));
	return section.inner
		.filter((inner) => inner.depth === depth)
		.slice(0, mostOptions)
		.map((inner, index, all) => {
			const end = (all[index + 1]?.line ?? section.end + 1) - 1;
			const title = bareOption(inner.heading);
			return {
				title,
				words: optionWords(title),
				reason:
					shortReason(optionCons(text, inner, end)) ??
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

/** A heading without `Option 1:`. */
export function bareOption(heading: string): string {
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

function shortReason(cons: readonly string[]): string | undefined {
	return cons.length === 0 ? undefined : cut(cons.slice(0, 3).join("; "));
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

/** The words of an option's name in lower case, numbers and marks aside. */
export function optionWords(source: string): string[] {
	return (
		bareOption(plainTitle(source).replace(/^[^\p{L}\p{N}]+/u, ""))
			.toLowerCase()
			.match(/[\p{L}\p{N}+#./]*[\p{L}\p{N}+#]/gu) ?? []
	);
}
