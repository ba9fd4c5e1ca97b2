/**
 * Whether the text is Markdown that shows as exactly its own words and codes: paragraphs with nothing in them but prose and
 * short pieces of code in single backticks, no other mark, entity, link or block. Such text needs no parser to be safe.
 * Cost grows with its length alone.
 */
export function isPlainProse(text: string): boolean {
	if (text === "") return true;
	return (
		/^(?:[\p{L}\p{N} ,.;:'’‘“”"()\-–—/%?…\n]|(?<!`)`(?! )[ -#%-[\]-_a-~]*[!-#%-[\]-_a-~]`(?!`))*$/u.test(
			text,
		) &&
		!/^(?:[ \t]|[-.:;"'(]|\d{1,9}[.)])| $/m.test(text) &&
		!/^\n|\n\n\n|\n$/.test(text) &&
		!/https?:|ftp:|mailto:|xmpp:|:\/|www\.|w\.[-.\w]/i.test(text)
	);
}
