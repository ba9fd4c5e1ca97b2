import { describe, expect, it } from "vitest";
import {
	conflictSides,
	conflictsIn,
} from "../../../../src/core/anchor/conflictSides.ts";

const text = [
	"one",
	"<<<<<<< HEAD",
	"two of ours",
	"three of ours",
	"||||||| 4f2c1e9",
	"two",
	"=======",
	"two of theirs",
	">>>>>>> theirs",
	"four",
	"<<<<<<<",
	"=======",
	"five of theirs",
	">>>>>>>",
];

describe("the sides of a text in which git left conflicts", () => {
	it("are what either of them has, without markers and without what both began from", () => {
		expect(conflictSides(text).map(({ lines }) => lines)).toEqual([
			["one", "two of ours", "three of ours", "four"],
			["one", "two of theirs", "four", "five of theirs"],
		]);
	});

	it("have lines that reach over an edge of a conflict take all of it along", () => {
		const [ours, theirs] = conflictSides(text);
		expect(ours?.inWhole({ start: 2, end: 3 })).toEqual({ start: 3, end: 4 });
		expect(ours?.inWhole({ start: 1, end: 2 })).toEqual({ start: 1, end: 9 });
		expect(ours?.inWhole({ start: 3, end: 4 })).toEqual({ start: 2, end: 10 });
		expect(ours?.inWhole({ start: 4, end: 4 })).toEqual({ start: 10, end: 10 });
		expect(theirs?.inWhole({ start: 2, end: 4 })).toEqual({
			start: 2,
			end: 14,
		});
	});

	it.each([
		["lines of equals signs alone", ["Title", "=======", "text"]],
		["a conflict that does not end", text.slice(0, 8)],
		["a conflict in a conflict", [...text.slice(0, 3), ...text]],
		["longer markers", ["<<<<<<<<", "=======", ">>>>>>>>"]],
	])("are none in a text with %s", (_, lines) => {
		expect(conflictSides(lines)).toEqual([]);
	});
});

describe("the conflicts that git left in a text", () => {
	it("are told with their markers", () => {
		expect(conflictsIn(text)).toEqual([
			{ start: 2, end: 9 },
			{ start: 11, end: 14 },
		]);
	});

	it("are left out where they are not whole", () => {
		expect(conflictsIn(text.slice(0, 8))).toEqual([]);
		expect(conflictsIn(["<<<<<<< HEAD", ...text])).toHaveLength(2);
		expect(conflictsIn([">>>>>>> theirs", "======="])).toEqual([]);
	});
});
