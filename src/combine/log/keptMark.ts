/** What stands at the end of a zone that somebody edited, and that is left so. */
export const keptMark =
	"> *Edited here: this differs from what its file says, and is left as it is.*";

/** The body of a zone without the line that says it was edited. */
export function withoutKeptMark(body: string): string {
	const at = body.lastIndexOf(keptMark);
	if (at < 0 || body.slice(at + keptMark.length).trim() !== "") return body;
	const above = body.slice(0, at);
	// The blank line above the mark is the mark's.
	const [trailing = ""] = /[\r\n]*$/.exec(above) ?? [];
	const ends = trailing.match(/\r\n|\n|\r/g) ?? [];
	const isBlankAbove = ends.length > 1 || trailing === above;
	return isBlankAbove
		? above.slice(0, above.length - (ends.at(-1)?.length ?? 0))
		: above;
}

/** The body with that line, once. */
export function withKeptMark(body: string, eol: string): string {
	const bare = withoutKeptMark(body);
	const isEnded = bare === "" || /[\r\n]$/.test(bare);
	return `${bare}${isEnded ? "" : eol}${eol}${keptMark}${eol}`;
}
