/** How many letters may be wrong in a word of this length: none in short ones, where each makes another word. */
export function mostSlips(length: number): number {
	if (length < 4) return 0;
	return length < 8 ? 1 : 2;
}

/**
 * Which letters a word has, one bit for each of 32 groups of them: where two words differ in more than two bits a slip,
 * they differ in more letters than that.
 */
export function letterMask(word: string): number {
	let mask = 0;
	for (let at = 0; at < word.length; at++)
		mask |= 1 << (word.charCodeAt(at) & 31);
	return mask;
}

/** Whether words with these masks may be `slips` apart. */
export function mayBeLike(one: number, other: number, slips: number): boolean {
	let differing = one ^ other;
	for (let left = 2 * slips; differing !== 0; left--) {
		if (left === 0) return false;
		differing &= differing - 1;
	}
	return true;
}

/**
 * How many letters were left out, put in, changed or swapped with the next to make one word of the other; `undefined` for
 * more than `most`. The restricted Damerau-Levenshtein distance (Boytsov 2011, "Indexing methods for approximate
 * dictionary searching"), row by row, given up as soon as a whole row is past `most`.
 */
export function slipsBetween(
	one: string,
	other: string,
	most: number,
): number | undefined {
	if (Math.abs(one.length - other.length) > most) return undefined;
	let before: number[] = [];
	let row = Array.from({ length: other.length + 1 }, (_, at) => at);
	for (let i = 1; i <= one.length; i++) {
		const next = [i];
		let least = i;
		for (let j = 1; j <= other.length; j++) {
			const isSame = one.charCodeAt(i - 1) === other.charCodeAt(j - 1);
			let slips = Math.min(
				(row[j] ?? 0) + 1,
				(next[j - 1] ?? 0) + 1,
				(row[j - 1] ?? 0) + (isSame ? 0 : 1),
			);
			if (
				i > 1 &&
				j > 1 &&
				one.charCodeAt(i - 1) === other.charCodeAt(j - 2) &&
				one.charCodeAt(i - 2) === other.charCodeAt(j - 1)
			)
				slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
			next.push(slips);
			if (slips < least) least = slips;
		}
		if (least > most) return undefined;
		before = row;
		row = next;
	}
	const slips = row[other.length] ?? 0;
	return slips <= most ? slips : undefined;
}
