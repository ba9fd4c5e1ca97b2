/** Whole numbers from 0 to 2^31 - 1 in a row, at four bytes each. */
export class IntList {
	#items: Int32Array;
	#length = 0;

	/** `room`: for how many there is room before it grows. */
	constructor(room = 1024) {
		this.#items = new Int32Array(Math.max(room, 16));
	}

	/** How many there are. */
	get length(): number {
		return this.#length;
	}

	/** Those that there are; to be read only, and until the next `push`. */
	get items(): Int32Array {
		return this.#items.subarray(0, this.#length);
	}

	/** Adds one at the end. */
	push(item: number): void {
		if (this.#length === this.#items.length) {
			const larger = new Int32Array(this.#items.length * 2);
			larger.set(this.#items);
			this.#items = larger;
		}
		this.#items[this.#length++] = item;
	}
}
