/** Three versions of a text. */
export interface TextVersions {
	readonly base: string;
	readonly ours: string;
	readonly theirs: string;
}

/**
 * The words that a merge lost: those that stand in its result less often than the sides require. What one side took out may be gone; the
 * same word added by both may be one addition.
 */
export function lostWords(
	{ base, ours, theirs }: TextVersions,
	merged: string,
): readonly string[] {
	const was = countWords(base);
	const mine = countWords(ours);
	const other = countWords(theirs);
	const is = countWords(merged);
	return [...new Set([...mine.keys(), ...other.keys()])].filter((word) => {
		const b = was.get(word) ?? 0;
		const o = mine.get(word) ?? 0;
		const t = other.get(word) ?? 0;
		const kept = Math.max(0, Math.min(o, b) + Math.min(t, b) - b);
		return (is.get(word) ?? 0) < kept + Math.max(0, o - b, t - b);
	});
}

function countWords(text: string): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const [word] of text.matchAll(/[^\s,[\]"']*[\p{L}\p{N}][^\s,[\]"']*/gu))
		counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}
