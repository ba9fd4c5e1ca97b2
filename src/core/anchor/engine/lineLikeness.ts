/** Of a longer line only this much is compared: half from its start, half from its end. */
const mostCharacters = 320;

/**
 * How alike other lines are to `line`, as a function that is fast for many others: twice the length of the longest
 * common subsequence over both lengths, 0 (nothing in common) to 1 (the same). Below `atLeast` it may say 0.
 * Bit-parallel after Hyyrö, “Bit-parallel LCS-length computation revisited” (2004).
 */
export function likenessTo(
	line: string,
): (other: string, atLeast?: number) => number {
	const pattern = shorten(line);
	const length = pattern.length;
	let masks: CharacterMasks | undefined;
	return (other, atLeast = 0) => {
		if (other === line) return 1;
		const text = shorten(other);
		const shorter = Math.min(length, text.length);
		const both = length + text.length;
		if (both === 0) return 1;
		if (shorter === 0 || (2 * shorter) / both < atLeast) return 0;
		masks ??= new CharacterMasks(pattern);
		return (2 * masks.commonLength(text)) / both;
	};
}

function shorten(line: string): string {
	if (line.length <= mostCharacters) return line;
	return line.slice(0, mostCharacters / 2) + line.slice(-mostCharacters / 2);
}

/** Where each character stands in a pattern, one bit a place, 32 places a word. */
class CharacterMasks {
	readonly #words: number;
	readonly #byCode = new Map<number, Uint32Array>();
	readonly #ascii: (Uint32Array | undefined)[] = new Array(128).fill(undefined);
	readonly #row: Uint32Array;
	readonly #length: number;

	constructor(pattern: string) {
		this.#length = pattern.length;
		this.#words = (pattern.length + 31) >>> 5;
		this.#row = new Uint32Array(this.#words);
		for (let at = 0; at < pattern.length; at++) {
			const code = pattern.charCodeAt(at);
			let mask = this.#maskOf(code);
			if (!mask) {
				mask = new Uint32Array(this.#words);
				if (code < 128) this.#ascii[code] = mask;
				else this.#byCode.set(code, mask);
			}
			mask[at >>> 5] = (mask[at >>> 5] ?? 0) | (1 << (at & 31));
		}
	}

	/** Length of the longest common subsequence of the pattern and `text`. */
	commonLength(text: string): number {
		const row = this.#row.fill(0xffffffff);
		for (let at = 0; at < text.length; at++) {
			const mask = this.#maskOf(text.charCodeAt(at));
			if (!mask) continue;
			let carry = 0;
			for (let word = 0; word < this.#words; word++) {
				const value = row[word] ?? 0;
				const places = mask[word] ?? 0;
				const sum = value + ((value & places) >>> 0) + carry;
				carry = sum > 0xffffffff ? 1 : 0;
				row[word] = sum | (value & ~places);
			}
		}
		return this.#zeros(row);
	}

	#maskOf(code: number): Uint32Array | undefined {
		return code < 128 ? this.#ascii[code] : this.#byCode.get(code);
	}

	#zeros(row: Uint32Array): number {
		let count = 0;
		for (let word = 0; word < this.#words; word++) {
			const left = this.#length - word * 32;
			const used = left >= 32 ? 0xffffffff : 2 ** left - 1;
			count += ones((~(row[word] ?? 0) & used) >>> 0);
		}
		return count;
	}
}

function ones(bits: number): number {
	let left = bits - ((bits >>> 1) & 0x55555555);
	left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
	return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
