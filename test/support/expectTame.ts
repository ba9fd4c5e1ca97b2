import { expect } from "vitest";

/** Milliseconds, some thousand times what it takes: a machine that does something else just then is no failure. */
const most = 1_000;
const tries = 3;

/**
 * Expects that what `run` does to a text ends in a time that nobody notices, however the text was made to have it try
 * everything. `textOf` makes one of about so many characters; they grow up to `longest` a little at a time, so that what
 * would never end fails while it still does.
 */
export function expectTame(
	textOf: (length: number) => string,
	run: (text: string) => unknown,
	longest: number,
): void {
	for (let length = 8; ; length = Math.ceil(length * 1.2)) {
		const text = textOf(Math.min(length, longest));
		let took = timeOf(() => run(text));
		for (let at = 1; at < tries && took > most; at++)
			took = timeOf(() => run(text));
		expect(
			took,
			`${text.length} characters: ${text.slice(0, 40)}`,
		).toBeLessThan(most);
		if (length >= longest) return;
	}
}

function timeOf(call: () => unknown): number {
	const start = performance.now();
	call();
	return performance.now() - start;
}
