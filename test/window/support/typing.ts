import { expect } from "vitest";
import type { SampleWindow } from "./sampleWindow.ts";

/** A character of the inline editor's text, and when it was typed: milliseconds of `performance.now()`, 0 for older ones. */
export interface TypedCharacter {
	readonly character: string;
	readonly at: number;
}

/** Types as fast as a person and tells when each character of the inline editor's text was typed, older ones included. */
export async function typeAndTell(
	{ window, inline }: SampleWindow,
	text: string,
): Promise<readonly TypedCharacter[]> {
	const before = await inline.text();
	const typed = Array.from(before, (character) => ({ character, at: 0 }));
	for (const character of text) {
		await window.page.keyboard.type(character, { delay: 40 });
		typed.push({ character, at: performance.now() });
	}
	return typed;
}

/** Expects the inline editor to hold what was typed up to a second before a moment, and types what is missing. */
export async function expectKept(
	{ window, inline }: SampleWindow,
	typed: readonly TypedCharacter[],
	moment: number,
): Promise<void> {
	const all = typed.map(({ character }) => character).join("");
	const safe = typed.filter(({ at }) => at <= moment - second(typed)).length;
	expect(safe).toBeGreaterThan(0);
	await expect
		.poll(async () => (await inline.text()).length)
		.toBeGreaterThanOrEqual(safe);
	const kept = await inline.text();
	expect(all.startsWith(kept), kept).toBe(true);
	await window.page.keyboard.type(all.slice(kept.length));
	await expect.poll(() => inline.text()).toBe(all);
}

/** A second in milliseconds; longer on a machine that is so busy that it takes more time to type than a person does. */
function second(typed: readonly TypedCharacter[]): number {
	const now = typed.filter(({ at }) => at > 0);
	const took = (now.at(-1)?.at ?? 0) - (now[0]?.at ?? 0);
	return 1000 * Math.max(1, took / (now.length * 60));
}
