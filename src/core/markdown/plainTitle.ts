import { visibleText } from "./visibleText.ts";

const longest = 300;

/**
 * A title's inline Markdown as plain text, for labels: without marks, links as their text, at most 300 characters.
 * Looks at patterns only, and so may leave a mark that Markdown would take; what it gives is text, never markup.
 */
export function plainTitle(source: string): string {
	const start = source.slice(0, longest);
	const cut = start.length < source.length ? `${start.trimEnd()}…` : start;
	// What is escaped, or stands in code, is put out of reach of the other patterns.
	const literals: string[] = [];
	const bare = cut
		.replaceAll("\0", "")
		.replace(
			/\\([!-/:-@[-`{-~])|(`+)(?!`)(.*?[^`])\2(?!`)/g,
			(_, mark: string | undefined, _marks, code: string) => {
				literals.push(mark ?? code.trim());
				return `\0${literals.length - 1}\0`;
			},
		)
		.replace(/!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])?/g, "$1")
		.replace(/<((?:https?:|mailto:)?[^\s<>]+[@:/.][^\s<>]+)>/g, "$1")
		.replace(/<\/?[A-Za-z][^<>]*>/g, "")
		.replace(/(\*{1,3}|~~)(?=\S)([^*~]*[^\s*~])\1/g, "$2")
		.replace(
			/(^|[^\p{L}\p{N}_])(_{1,3})(?=\S)([^_]*[^\s_])\2(?![\p{L}\p{N}_])/gu,
			"$1$3",
		)
		.replace(
			/&(amp|lt|gt|quot|nbsp|#39);/g,
			(_, name: string) => entities[name] ?? "",
		)
		.replace(/\0(\d+)\0/g, (_, index) => literals[Number(index)] ?? "");
	return visibleText(bare.replace(/\s+/g, " ")).trim();
}

const entities: Readonly<Record<string, string>> = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: '"',
	nbsp: " ",
	"#39": "'",
};
