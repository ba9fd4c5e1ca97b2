/** Answers the 1-based line of an offset (UTF-16 units) in a text, whose lines end with `\n`, `\r\n` or `\r`. An offset past the end is on the last line. */
export function lineFinder(text: string): (offset: number) => number {
	const starts = [0];
	for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g))
		starts.push(index + end.length);
	return (offset) => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if ((starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return low + 1;
	};
}
