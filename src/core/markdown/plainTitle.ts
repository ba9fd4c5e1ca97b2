const longest = 300;

/**
 * A title's inline Markdown as plain text, for labels: without marks, links as their text, at most 300 characters.
 * Looks at patterns only, and so may leave a mark that Markdown would take; what it gives is text, never markup.
 */
export function plainTitle(source: string): string {
	const start = source.slice(0, longest);
	const cut = start.length < source.length ? `${start.trimEnd()}…` : start;
	const codes: string[] = [];
	const withoutCode = cut
		// What stands in code is kept as it is, out of reach of the other patterns.
		.replace(/(`{1,3})([^`]+)\1/g, (_, _marks, code: string) => {
			codes.push(code.trim());
			return `\0${codes.length - 1}\0`;
		});
	return withoutCode
		.replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => {
			codes.push(mark);
			return `\0${codes.length - 1}\0`;
		})
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
		.replace(/\0(\d+)\0/g, (_, index: string) => codes[Number(index)] ?? "")
		.replace(/[\s\p{Cc}]+/gu, " ")
		.replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
		.trim();
}

const entities: Readonly<Record<string, string>> = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: '"',
	nbsp: " ",
	"#39": "'",
};
