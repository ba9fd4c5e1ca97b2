/**
 * Whether the text is Markdown that shows as exactly its own words: no mark, entity, link or block of Markdown in it,
 * on any line. Such text needs no parser to be safe. Cost grows with its length alone.
 */
export function isPlainProse(text: string): boolean {
	if (text === "") return true;
	return (
		/^[\p{L}\p{N} ,.;:'’‘“”"()\-–—/%?…\n]*$/u.test(text) &&
		!/^(?:[ \t]|[-.:;"'(]|\d{1,9}[.)]|$)| $/m.test(text) &&
		!/https?:|ftp:|mailto:|xmpp:|:\/|w\./i.test(text)
	);
}
