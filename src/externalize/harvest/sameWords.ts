/** So much of the telling words of one text stand in another that says the same. */
const mostly = 0.75;
/** Fewer telling words stand anywhere. */
const fewest = 4;

/** Text in lower case, its words parted by one space each, without marks. */
export function bareWords(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
}

/** Whether some text says these words already, whatever their layout and the marks around them. */
export function holdsWords(text: string, words: string): boolean {
	return bareWords(text).includes(bareWords(words));
}

/** Whether some text says what other words say, if not in the same order: nearly all that tell something are in it. */
export function saysMostOf(text: string, words: string): boolean {
	const telling = new Set(
		bareWords(words)
			.split(" ")
			.filter(({ length }) => length >= 4),
	);
	if (telling.size < fewest) return holdsWords(text, words);
	const there = new Set(bareWords(text).split(" "));
	const shared = [...telling].filter((word) => there.has(word)).length;
	return shared >= telling.size * mostly;
}
