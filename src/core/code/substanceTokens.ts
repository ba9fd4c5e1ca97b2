const marks =
	/\uE003\d+\uE004|[\p{L}\p{M}\p{N}_$\uE100-\uE17F]+|:=|=>|->|::|\?\.|[=!<>]=|[-+*/%&|^]=|./gsu;

/** The words and marks of code as `substanceOf` gives it; where a statement begins by where its line is in stands a line end. */
export function tokensOf(code: string): readonly string[] {
	return (code.match(marks) ?? []).map((mark) =>
		/^[\uE001\uE003]/.test(mark) ? "\n" : mark,
	);
}
