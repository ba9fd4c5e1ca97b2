/** What `git cat-file --batch` said of one name. */
export type ObjectAnswer =
	| { readonly found: false }
	| { readonly found: true; readonly type: string; readonly bytes: Buffer }
	/** The object is larger than the limit, in bytes; the rest of the stream is of no use. */
	| { readonly found: "too-large"; readonly size: number };

/**
 * Cuts the output of `git cat-file --batch` into answers: a line “id type size”, so many bytes, a line end; or
 * a line of other words where there is no object (“HEAD:a.md missing”). Fed in pieces of any size. Names that were
 * asked must hold no line end, because git repeats them.
 */
export class ObjectAnswers {
	readonly #limit: number;
	#chunks: Buffer[] = [];
	#length = 0;
	/** Fewer bytes than these cannot hold the next answer: spares joining a large object again and again. */
	#needed = 0;

	/** `limit`: bytes of the largest object that is read. */
	constructor(limit: number) {
		this.#limit = limit;
	}

	/** Takes the next piece of what git wrote. */
	push(chunk: Buffer): void {
		this.#chunks.push(chunk);
		this.#length += chunk.length;
	}

	/** The next answer; `undefined` while it is not there in full. */
	take(): ObjectAnswer | undefined {
		if (this.#length === 0 || this.#length < this.#needed) return undefined;
		const [first] = this.#chunks;
		const all =
			first && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks);
		this.#chunks = [all];
		const end = all.indexOf("\n");
		if (end < 0) return undefined;
		const header = /^[0-9a-f]+ (\w+) (\d+)$/.exec(
			all.toString("latin1", 0, end),
		);
		if (!header?.[1]) {
			this.#drop(all, end + 1);
			return { found: false };
		}
		const size = Number(header[2]);
		if (size > this.#limit) return { found: "too-large", size };
		const total = end + 1 + size + 1;
		if (all.length < total) {
			this.#needed = total;
			return undefined;
		}
		// A copy, because a part would hold on to all that was read with it.
		const bytes = Buffer.from(all.subarray(end + 1, total - 1));
		this.#drop(all, total);
		return { found: true, type: header[1], bytes };
	}

	#drop(all: Buffer, count: number): void {
		const rest = all.subarray(count);
		this.#chunks = rest.length > 0 ? [rest] : [];
		this.#length = rest.length;
		this.#needed = 0;
	}
}
