/** A piece of code: a word, a text, a mark of one or more characters, a line end, or other white space. */
export interface CodeToken {
	readonly text: string;
	/** Index of its first character. */
	readonly start: number;
}

/** What `maskText` makes of texts counts as one word. */
const pattern =
	/"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|`(?:\\[\s\S]|[^`\\])*`|[\w$.\uE100-\uE17F\u0080-\uDFFF]+|->|=>|===?|!==?|[<>]=|:=|\?\?|\?\.(?!\d)|\n|[^\S\n]+|[\s\S]/g;

/** The pieces of code, which has no comments, in order and without gaps. */
export function codeTokens(code: string): readonly CodeToken[] {
	return Array.from(code.matchAll(pattern), ({ 0: text, index }) => ({
		text,
		start: index,
	}));
}

/** Whether it is the name of something, or the path of names to it. */
export function isName(token: string): boolean {
	return /^[\w$.\u0080-\uDFFF]+$/.test(token);
}

/** Whether it is a text of the language. */
export function isText(token: string): boolean {
	return /^["'`\uE100-\uE17F]/.test(token);
}
