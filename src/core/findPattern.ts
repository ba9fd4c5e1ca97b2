/**
 * Where a regular expression (flags `gm`) matches in a text: offsets in UTF-16 units, in order, at most `most` of them. `syntax`
 * where it is none, `slow` where it takes too long: a pattern from a repository may try to.
 */
export type FindPattern = (
	pattern: string,
	text: string,
	most: number,
) => readonly number[] | "syntax" | "slow";
