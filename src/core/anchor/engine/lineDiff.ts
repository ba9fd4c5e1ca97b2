import { atOnce } from "../../pacer.ts";

/** How often a line may occur in a stretch and still serve to line the two texts up; git's histogram diff uses it too. */
const mostOccurrences = 64;

/** Steps of work for each line of the texts. */
const workPerLine = 400;

/** A stretch of both texts that is still to be compared; ends are exclusive. */
interface Stretch {
	readonly a0: number;
	readonly a1: number;
	readonly b0: number;
	readonly b1: number;
}

/**
 * Which line of `b` each line of `a` became, by index, -1 where none: a histogram diff (the longest common run around
 * the rarest lines first, then both sides of it), as git's `--diff-algorithm=histogram`. Lines are numbers, equal where
 * the lines are. The work is bounded: beyond it, lines count as changed. Order is kept and no line is used twice.
 */
export function lineDiff(a: Int32Array, b: Int32Array): Int32Array {
	return atOnce(lineDiffSteps(a, b));
}

/**
 * The same for long texts: yields wherever it may rest. `lines` tells how many both are, where only what stands between
 * their common beginning and end is given.
 */
export function* lineDiffSteps(
	a: Int32Array,
	b: Int32Array,
	lines = a.length + b.length,
): Generator<undefined, Int32Array> {
	const map = new Int32Array(a.length).fill(-1);
	if (a.length === 0 || b.length === 0) return map;
	const search = new RunSearch(a, b);
	let work = 100_000 + workPerLine * lines;
	const open: Stretch[] = [{ a0: 0, a1: a.length, b0: 0, b1: b.length }];
	for (let stretch = open.pop(); stretch; stretch = open.pop()) {
		yield;
		let { a0, a1, b0, b1 } = stretch;
		while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) map[a0++] = b0++;
		while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) map[--a1] = --b1;
		if (a0 === a1 || b0 === b1 || work <= 0) continue;
		const run = search.rarestRun({ a0, a1, b0, b1 });
		work -= search.work;
		if (!run) continue;
		for (let i = run.a0; i < run.a1; i++) map[i] = run.b0 + i - run.a0;
		open.push(
			{ a0, a1: run.a0, b0, b1: run.b0 },
			{ a0: run.a1, a1, b0: run.b1, b1 },
		);
	}
	return map;
}

class RunSearch {
	readonly #a: Int32Array;
	readonly #b: Int32Array;
	/** First place of a line in the stretch of `a`, by line; -1 where there is none. */
	readonly #first: Int32Array;
	readonly #count: Int32Array;
	/** The next place of the same line, by place. */
	readonly #next: Int32Array;
	/** Steps taken by the last search. */
	work = 0;

	constructor(a: Int32Array, b: Int32Array) {
		this.#a = a;
		this.#b = b;
		let most = 0;
		for (const line of a) most = Math.max(most, line);
		for (const line of b) most = Math.max(most, line);
		this.#first = new Int32Array(most + 1).fill(-1);
		this.#count = new Int32Array(most + 1);
		this.#next = new Int32Array(a.length);
	}

	/** The common run whose rarest line is rarest, and of those the longest. */
	rarestRun(within: Stretch): Stretch | undefined {
		this.#fill(within);
		this.work = within.a1 - within.a0 + (within.b1 - within.b0);
		let best: Stretch | undefined;
		let bestCount = mostOccurrences + 1;
		for (let j = within.b0; j < within.b1; ) {
			let after = j + 1;
			const line = this.#b[j] ?? 0;
			const count = this.#count[line] ?? 0;
			if (count > 0 && count <= bestCount)
				for (let i = this.#first[line] ?? -1; i >= 0; i = this.#next[i] ?? -1) {
					const found = this.#extend(i, j, within);
					after = Math.max(after, found.run.b1);
					const longer = best
						? found.run.a1 - found.run.a0 > best.a1 - best.a0
						: true;
					if (
						found.count < bestCount ||
						(found.count === bestCount && longer)
					) {
						best = found.run;
						bestCount = found.count;
					}
				}
			j = after;
		}
		this.#clear(within);
		return best;
	}

	#fill({ a0, a1 }: Stretch): void {
		for (let i = a1 - 1; i >= a0; i--) {
			const line = this.#a[i] ?? 0;
			this.#next[i] = this.#first[line] ?? -1;
			this.#first[line] = i;
			this.#count[line] = (this.#count[line] ?? 0) + 1;
		}
	}

	#clear({ a0, a1 }: Stretch): void {
		for (let i = a0; i < a1; i++) {
			this.#first[this.#a[i] ?? 0] = -1;
			this.#count[this.#a[i] ?? 0] = 0;
		}
	}

	#extend(i: number, j: number, { a0, a1, b0, b1 }: Stretch) {
		let start = 0;
		let end = 1;
		let count = this.#count[this.#a[i] ?? 0] ?? 0;
		while (
			i + start > a0 &&
			j + start > b0 &&
			this.#a[i + start - 1] === this.#b[j + start - 1]
		) {
			start--;
			count = Math.min(count, this.#count[this.#a[i + start] ?? 0] ?? 0);
		}
		while (
			i + end < a1 &&
			j + end < b1 &&
			this.#a[i + end] === this.#b[j + end]
		) {
			count = Math.min(count, this.#count[this.#a[i + end] ?? 0] ?? 0);
			end++;
		}
		this.work += end - start;
		const run = { a0: i + start, a1: i + end, b0: j + start, b1: j + end };
		return { run, count };
	}
}
