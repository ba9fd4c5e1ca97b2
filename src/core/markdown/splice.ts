/** A change to a text: what stands from `start` to before `end` (offsets in UTF-16 units) becomes `text`. */
export interface Splice {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** Makes all changes at once, their offsets taken in the text as given. Throws a RangeError when two overlap. */
export function applySplices(text: string, splices: readonly Splice[]): string {
	const ordered = [...splices].sort((a, b) => a.start - b.start);
	let result = "";
	let at = 0;
	for (const { start, end, text: inserted } of ordered) {
		if (start < at || end < start || end > text.length)
			throw new RangeError(
				`Splice ${start}–${end} overlaps or leaves the text`,
			);
		result += text.slice(at, start) + inserted;
		at = end;
	}
	return result + text.slice(at);
}
