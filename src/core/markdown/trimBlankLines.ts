/** Without blank lines at the start, and without spaces, tabs and line ends at the end, of whatever kind these are. */
export function trimBlankLines(text: string): string {
	let end = text.length;
	while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
	let start = 0;
	for (let at = 0; at < end && isBlank(text.charCodeAt(at)); at++)
		if (isLineEnd(text, at)) start = at + 1;
	return text.slice(start, end);
}

/** Whether a line ends with the character at `at`. */
function isLineEnd(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10);
}

function isBlank(code: number): boolean {
	return code === 32 || code === 9 || code === 10 || code === 13;
}
