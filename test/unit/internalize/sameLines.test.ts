import { describe, expect, it } from "vitest";
import { sameLines } from "../../../src/internalize/sameLines.ts";

const then = ["a", "b", "c", "b"];

describe("lines of a text in another one", () => {
	it("are where they were, though they stand elsewhere, too", () => {
		expect(sameLines({ start: 2, end: 2 }, then, then)).toEqual({
			start: 2,
			end: 2,
		});
	});

	it("are found at the only other place", () => {
		expect(
			sameLines({ start: 3, end: 4 }, ["new", ...then.slice(0, 3)], then),
		).toEqual({ start: 2, end: 3 });
	});

	it("are not found where there are several places, or none", () => {
		expect(sameLines({ start: 1, end: 1 }, ["b"], then)).toBeUndefined();
		expect(sameLines({ start: 1, end: 1 }, ["x"], then)).toBeUndefined();
		expect(sameLines({ start: 4, end: 5 }, then, then)).toBeUndefined();
	});
});
