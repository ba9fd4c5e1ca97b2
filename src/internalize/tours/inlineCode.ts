/** A text as code in Markdown, on one line, whatever backticks it holds. */
export function inlineCode(text: string): string {
	const plain = text.replace(/\s+/g, " ");
	const marks = "`".repeat(longestTicks(plain) + 1);
	return plain.includes("`")
		? `${marks} ${plain} ${marks}`
		: `${marks}${plain}${marks}`;
}

/** How many backticks stand in a row at most. */
export function longestTicks(text: string): number {
	return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
