import { describe, expect, it } from "vitest";
import {
	diffTexts,
	prepareDiff,
} from "../../../../src/core/anchor/engine/matchLines.ts";
import { prepareText } from "../../../../src/core/anchor/preparedText.ts";
import type { Pacer } from "../../../../src/core/pacer.ts";

const lineCount = 20_000;
const text = (word: string) =>
	Array.from({ length: lineCount }, (_, at) =>
		at % 5 === 4 ? "" : `\t${at % 5 === 2 ? word : "step"}(${at});`,
	).join("\n");

/** Wants a rest each time that it is asked. */
function tiredPacer(): Pacer & { rests: number } {
	return {
		rests: 0,
		isDue: () => true,
		async rest() {
			this.rests++;
		},
		during: (task) => task(),
		suspend: () => () => undefined,
	};
}

describe("a long text", () => {
	it("is read in slices, as it is at once", async () => {
		const inSlices = prepareText(text("one"));
		const pacer = tiredPacer();
		await inSlices.read(pacer);
		expect(pacer.rests).toBeGreaterThanOrEqual(lineCount / 1000);
		const atOnce = prepareText(text("one"));
		expect(inSlices.solid).toEqual(atOnce.solid);
		expect(inSlices.byText).toEqual(atOnce.byText);
		await inSlices.read(pacer);
		expect(inSlices.solid).toBe(inSlices.solid);
	});

	it("is compared with another in slices, as it is at once", async () => {
		const [before, now] = [prepareText(text("one")), prepareText(text("two"))];
		const pacer = tiredPacer();
		await prepareDiff(before, now, pacer);
		expect(pacer.rests).toBeGreaterThan(lineCount / 500);
		const rests = pacer.rests;
		await prepareDiff(before, now, pacer);
		expect(pacer.rests).toBe(rests);
		expect(diffTexts(before, now)).toEqual(
			diffTexts(prepareText(text("one")), prepareText(text("two"))),
		);
	});

	it("takes no rest if it is short", async () => {
		const pacer = tiredPacer();
		const [before, now] = [prepareText("one();"), prepareText("two();")];
		await prepareDiff(before, now, pacer);
		await now.read(pacer);
		expect(pacer.rests).toBe(0);
	});
});
