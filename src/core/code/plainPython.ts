/**
 * Tokens of Python with `Optional[a]` and `Union[a, b]` written as `a | None` and `a | b` are.
 */
export function plainPython(tokens: readonly string[]): readonly string[] {
	const plain: string[] = [];
	/** What each open bracket was: one of the two, or another. */
	const open: ("Optional" | "Union" | undefined)[] = [];
	for (let at = 0; at < tokens.length; at++) {
		const token = tokens[at] ?? "";
		const isForm =
			(token === "Optional" || token === "Union") && tokens[at + 1] === "[";
		if (isForm) {
			open.push(token);
			at++;
			if (plain.at(-1) === "." && plain.at(-2) === "typing") plain.splice(-2);
			continue;
		}
		if (/^[([{]$/.test(token)) open.push(undefined);
		if (token === "," && open.at(-1) === "Union") {
			plain.push("|");
			continue;
		}
		const closed = /^[)\]}]$/.test(token) ? open.pop() : undefined;
		if (closed === "Optional") plain.push("|", "None");
		else if (closed === undefined) plain.push(token);
	}
	return plain;
}
