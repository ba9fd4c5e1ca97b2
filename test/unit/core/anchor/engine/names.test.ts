import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	wordCountsOf,
	wordsIn,
} from "../../../../../src/core/anchor/engine/names.ts";
import { prepareLines } from "../../../../../src/core/anchor/preparedText.ts";

const line = fc
	.array(fc.constantFrom("aa", "a", "$b", " ", "(", "größe", "\u2028"), {
		maxLength: 6,
	})
	.map((parts) => parts.join(""));

describe("the words of a text", () => {
	it("are counted by the lines that hold them", () => {
		fc.assert(
			fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
				const counts = wordCountsOf(prepareLines(lines));
				for (const word of new Set(["none", ...lines.flatMap(wordsIn)])) {
					const there = lines.flatMap((text, at) =>
						text.includes(word) ? [at + 1] : [],
					);
					expect(counts.count(word)).toBe(there.length);
					expect([...counts.linesWith(word)]).toEqual(there);
				}
			}),
		);
	});
});
