/** What somebody typed into a note, told apart. */
export interface TitleAndProse {
	/** One line of inline Markdown; empty only for empty text. */
	readonly title: string;
	/** Markdown; empty where the title says it all. */
	readonly prose: string;
}

const longestTitle = 72;

/**
 * Tells the title from the prose. A leading `# Title` line is the title; else one short sentence is the title
 * and the whole note; else the first sentence's beginning is suggested as title and the whole text stays the prose.
 */
export function titleAndProse(text: string): TitleAndProse {
	const source = text.replace(/\r\n?/g, "\n").trim();
	const heading = /^#[ \t]+([^\n]+?)(?:[ \t]+#+)?[ \t]*(?:\n|$)/.exec(source);
	if (heading?.[1])
		return {
			title: heading[1].trim(),
			prose: source.slice(heading[0].length).trim(),
		};
	const firstLine = source.split("\n", 1)[0] ?? "";
	const plain = firstLine.replace(/^(?:[-*+>]|\d+[.)])[ \t]+/, "");
	const sentence = /^.*?[.!?…](?=\s|$)/.exec(plain)?.[0] ?? plain;
	const title = withoutStop(sentence);
	if (
		source === sentence &&
		title.length <= longestTitle &&
		isOneLineOfProse(source)
	)
		return { title, prose: "" };
	return { title: shorten(title), prose: source };
}

function isOneLineOfProse(text: string): boolean {
	return !/^(?:```|~~~|\||>|[-*+] |\d+[.)] | {4}|<)/.test(text);
}

function withoutStop(sentence: string): string {
	return sentence.replace(/[.…]+$/, "").trim();
}

function shorten(title: string): string {
	if (title.length <= longestTitle) return title;
	const clause = /^.{12,70}?(?=[,;:—–]\s|\s[—–-]\s)/.exec(title)?.[0];
	if (clause) return clause.trim();
	const cut = title.slice(0, longestTitle - 1);
	const space = cut.lastIndexOf(" ");
	return `${(space > 30 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
