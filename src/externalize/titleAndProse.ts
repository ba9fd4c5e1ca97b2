import { atxText } from "../core/markdown/noteParts.ts";
import { splitSections } from "../core/scan/splitSections.ts";
import { firstSentence } from "./firstSentence.ts";
import { sayingLine } from "./sayingLine.ts";

/** What somebody typed into a note, told apart. */
export interface TitleAndProse {
	/** One line of inline Markdown; empty only for text that says nothing (empty, a line across, a comment). */
	readonly title: string;
	/** Markdown; empty where the title says it all. */
	readonly prose: string;
}

const longestTitle = 72;

/**
 * Tells the title from the prose. A leading `# Title` line is the title; else one short sentence is the title
 * and the whole note, or all of it above its sections; else the first sentence's beginning is suggested as title and the whole text stays the prose.
 */
export function titleAndProse(text: string): TitleAndProse {
	const source = text.replace(/\r\n?/g, "\n").trim();
	const [first = ""] = source.split("\n", 1);
	const heading = /^#[ \t]/.test(first) && atxText(first);
	if (heading)
		return { title: heading, prose: source.slice(first.length).trim() };
	const { lead, sections } = splitSections(source);
	const [section] = sections;
	if (section && section.depth > 1 && /\S\n\n+$/.test(lead)) {
		const alone = titleAndProse(lead);
		if (alone.prose === "")
			return { ...alone, prose: source.slice(lead.length) };
	}
	const line = sayingLine(source);
	const { sentence, masked } = firstSentence(line);
	const title = withoutStop(sentence);
	if (source.replaceAll("\n", " ") === sentence && title.length <= longestTitle)
		return { title, prose: "" };
	return { title: withoutOpenMarks(shorten(title, masked)), prose: source };
}

function withoutStop(sentence: string): string {
	return sentence.replace(/[.…。]+([*_"”’»)\]]*)$/, "$1").trim();
}

/** `masked` is the title without what must not be cut through. */
function shorten(title: string, masked: string): string {
	if (title.length <= longestTitle) return title;
	const clause = /^.{12,70}?(?=[,;:—–]\s|\s[—–-]\s)/.exec(masked)?.[0];
	if (clause) return title.slice(0, clause.length).trim();
	const space = masked.slice(0, longestTitle - 1).lastIndexOf(" ");
	const cut = title.slice(0, space > 30 ? space : longestTitle - 1);
	return `${cut.replace(/[\ud800-\udbff]$/, "").trimEnd()}…`;
}

/** A mark that is not closed any more would be shown as it is. */
function withoutOpenMarks(title: string): string {
	let closed = title;
	for (const mark of ["**", "`"]) {
		if (closed.split(mark).length % 2 === 1) continue;
		const at = closed.lastIndexOf(mark);
		closed = closed.slice(0, at) + closed.slice(at + mark.length);
	}
	return closed;
}
