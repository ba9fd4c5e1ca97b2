/** The text of a note or a record, apart by what a word counts in it. */
export interface ProseAndCode {
	/** Markdown below the front matter, without fenced blocks. */
	readonly prose: string;
	/** What stands in fenced blocks, without the fences' own lines. */
	readonly code: string;
}

/**
 * Takes front matter off Markdown source, and fenced blocks out of it. By the lines alone: a fence in a list or a quotation
 * counts as any other, for it makes no difference to whoever searches.
 */
export function proseAndCode(source: string): ProseAndCode {
	const frontMatter =
		/^\ufeff?---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/.exec(source);
	const rest = source.slice(frontMatter?.[0].length ?? 0);
	if (!/`{3}|~{3}/.test(rest)) return { prose: rest, code: "" };
	const prose: string[] = [];
	const code: string[] = [];
	let fence: string | undefined;
	for (const line of rest.split("\n")) {
		const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1];
		if (fence === undefined) {
			if (mark !== undefined) fence = mark;
			else prose.push(line);
		} else if (
			mark?.startsWith(fence) &&
			/^[ \t>]*(?:`+|~+)[ \t\r]*$/.test(line)
		)
			fence = undefined;
		else code.push(line);
	}
	return { prose: prose.join("\n"), code: code.join("\n") };
}
