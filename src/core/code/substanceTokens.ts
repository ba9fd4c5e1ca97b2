const marks =
	/\uE003\d+\uE004|[\p{L}\p{M}\p{N}_$\uE100-\uE17F]+|:=|=>|->|::|\?\.|[=!<>]=|[-+*/%&|^]=|./gsu;

/** The words and marks of code as `substanceOf` gives it; marks for white space that counts are among them. */
export function tokensOf(code: string): readonly string[] {
	return code.match(marks) ?? [];
}

/** Whether a statement begins behind the token: a line does, however far in. */
export function isLineMark(token: string): boolean {
	return /^[\uE001\uE003]/.test(token);
}
