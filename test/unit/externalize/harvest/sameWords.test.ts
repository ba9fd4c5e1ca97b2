import { describe, expect, it } from "vitest";
import {
	holdsWords,
	saysMostOf,
} from "../../../../src/externalize/harvest/sameWords.ts";

const words = "Sorted, because two machines\n// send the same chunk.";

describe("words", () => {
	it("are said already where a text holds them, in whatever layout", () => {
		const text =
			"# Order\n\nSorted,  because two *machines* send the same chunk.";
		expect(holdsWords(text, "Sorted, because two machines\nsend")).toBe(true);
		expect(holdsWords("# Order\n\nSorted.\n", words)).toBe(false);
	});

	it("are said where most of them are, in another order, and not where a few are", () => {
		expect(
			saysMostOf(
				"Two machines send the same chunk: hence it is sorted.",
				words,
			),
		).toBe(true);
		expect(saysMostOf("Two machines may be away at night.", words)).toBe(false);
	});

	it("that are few must all stand there together", () => {
		expect(saysMostOf("never do that twice", "twice never")).toBe(false);
		expect(saysMostOf("do it twice, never once", "twice never")).toBe(true);
	});
});
