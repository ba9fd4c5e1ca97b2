/** Finds the lines of a text by index. */
export class LineFinder {
	readonly #starts: readonly number[];
	readonly #first: number;

	/** `first` is the 1-based number of the text's first line. */
	constructor(text: string, first = 1) {
		const starts = [0];
		for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1))
			starts.push(at + 1);
		this.#starts = starts;
		this.#first = first;
	}

	/** The number of the line in which the character at `index` stands; a line break belongs to the line that it ends. */
	lineAt(index: number): number {
		return this.#rowOf(index) + this.#first;
	}

	/** Index of the first character of the line in which the one at `index` stands. */
	startOf(index: number): number {
		return this.#starts[this.#rowOf(index)] ?? 0;
	}

	#rowOf(index: number): number {
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#starts[middle] ?? 0) <= index) low = middle;
			else high = middle - 1;
		}
		return low;
	}
}
