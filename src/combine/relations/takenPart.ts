/**
 * The part of a decision's title that says what was taken: “Use PostgreSQL instead of MongoDB” takes what stands before
 * “instead of”. Empty where the title turns something down (“Do not use MongoDB”, “Remove MongoDB”), or asks.
 */
export function takenPart(title: string): string {
	if (/^(?:how|which|what|where|when|why|whether|should)\b/i.test(title))
		return "";
	const taken = title.split(
		/\b(?:instead of|rather than|in place of|in favou?r of|over|not|without|but no|replac(?:es|ing)|vs\.?|versus)\b/i,
	)[0] as string;
	// “X in favour of Y” and “Replace X with Y” take what stands behind.
	const favoured = /\bin favou?r of\b(.*)$/i.exec(title)?.[1];
	if (favoured !== undefined) return favoured.trim();
	const replaced =
		/\b(?:replace|swap|move from|migrate from|switch from)\b.*?\b(?:with|by|for|to)\b(.*)$/i.exec(
			title,
		)?.[1];
	if (replaced !== undefined) return replaced.trim();
	return /\b(?:do not|don['’]t|never|no|avoid|stop|remove|drop|deprecate|retire|reject|without|disable)\b/i.test(
		taken,
	)
		? ""
		: taken.trim();
}
