import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineHunks } from "../../../../src/internalize/tours/lineHunks.ts";

const marked = (mark: string, hunks: ReturnType<typeof lineHunks>) =>
	hunks.flatMap(({ lines }) => lines.filter((line) => line.startsWith(mark)));

describe("what became of a text's lines", () => {
	it("is told with two lines around it, by the first line that was written", () => {
		const before = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"];
		const after = ["a", "b", "c", "D", "e", "f", "g", "h", "i", "k"];
		expect(lineHunks(before, after)).toEqual([
			{ line: 4, lines: [" b", " c", "-d", "+D", " e", " f"] },
			{ line: 9, lines: [" h", " i", "-j", " k"] },
		]);
	});

	it("is nothing for the same text, and all of it for a new one", () => {
		expect(lineHunks(["a"], ["a"])).toEqual([]);
		expect(lineHunks([], ["a", "b"])).toEqual([
			{ line: 1, lines: ["+a", "+b"] },
		]);
		expect(lineHunks(["a"], [])).toEqual([{ line: 0, lines: ["-a"] }]);
	});

	it("of any two texts names lines that are there, and as many as came and went", () => {
		const text = fc.array(fc.constantFrom("a", "b", "c", "", "}"));
		fc.assert(
			fc.property(text, text, (before, after) => {
				const hunks = lineHunks(before, after);
				expect(marked("+", hunks).length - marked("-", hunks).length).toBe(
					after.length - before.length,
				);
				for (const { line, lines } of hunks) {
					const wrote = lines.find((each) => each.startsWith("+"));
					if (wrote !== undefined) expect(after[line - 1]).toBe(wrote.slice(1));
				}
			}),
		);
	});
});
