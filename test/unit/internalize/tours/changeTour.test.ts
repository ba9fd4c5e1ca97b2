import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	changeTour,
	stepWords,
	type TourChange,
	typedWords,
} from "../../../../src/internalize/tours/changeTour.ts";
import { composeTour } from "../../../../src/internalize/tours/composeTour.ts";
import { parseTour } from "../../../../src/internalize/tours/parseTour.ts";

const tour = `{
	"title": "T",   "mine": [1,2],
	"steps": [
		{ "file": "a.ts", "line": 3, "description": "One", "mine": {"x": 1} },
		{ "directory": "d", "description": "Two" }
	],
	"last": true
}
`;
const add = (index: number, description: string): TourChange => ({
	...{ type: "add", index, words: { title: undefined, description } },
	place: { file: "b.ts", line: 7, selection: undefined },
});
const said = (text: string) =>
	parseTour(text).tour?.steps.map(({ description }) => description);

describe("a change of a tour", () => {
	it("puts a step where it is wanted, in the file's own layout", () => {
		expect(said(changeTour(tour, add(1, "New")))).toEqual([
			"One",
			"New",
			"Two",
		]);
		const last = changeTour(tour, add(2, "New"));
		expect(said(last)).toEqual(["One", "Two", "New"]);
		expect(last).toContain('\n\t\t\t"file": "b.ts",\n');
	});

	it("puts the first step into a tour that was just begun", () => {
		const begun = composeTour({ title: "T", steps: [] });
		expect(parseTour(begun).findings).toEqual([]);
		const text = changeTour(begun, add(0, "New"));
		expect(parseTour(text).findings).toEqual([]);
		expect(JSON.parse(text)).toEqual({
			$schema: "https://aka.ms/codetour-schema",
			title: "T",
			steps: [{ file: "b.ts", line: 7, description: "New" }],
		});
	});

	it("changes the words of one step and leaves every other byte", () => {
		const words = { title: undefined, description: "Other" };
		expect(changeTour(tour, { type: "say", index: 0, words })).toBe(
			tour.replace('"One"', '"Other"'),
		);
	});

	it("points a step elsewhere, and takes out what else it pointed by", () => {
		const selection = {
			start: { line: 1, character: 2 },
			end: { line: 2, character: 3 },
		};
		const text = changeTour(tour, {
			...{ type: "point", index: 1 },
			place: { file: "c.ts", line: 2, selection },
		});
		expect(JSON.parse(text).steps[1]).toEqual({
			description: "Two",
			file: "c.ts",
			line: 2,
			selection,
		});
	});

	it("takes a step out", () => {
		const text = changeTour(tour, { type: "remove", index: 0 });
		expect(said(text)).toEqual(["Two"]);
		expect(text).toContain('"mine": [1,2]');
	});

	it("moves a step with all that it has", () => {
		const text = changeTour(tour, { type: "move", index: 0, to: 1 });
		expect(said(text)).toEqual(["Two", "One"]);
		expect(JSON.parse(text).steps[1].mine).toEqual({ x: 1 });
	});

	it("keeps the ends of lines of another system", () => {
		const text = changeTour(tour.replaceAll("\n", "\r\n"), add(1, "New"));
		expect(text.replaceAll("\r\n", "")).not.toContain("\n");
	});

	it("never makes a file that is no tour, whatever is typed", () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (one, other) => {
				const words = { title: one, description: other };
				const text = changeTour(tour, { type: "say", index: 1, words });
				expect(parseTour(text).tour?.steps[1]).toMatchObject(words);
			}),
		);
	});
});

describe("the words of a step", () => {
	it("have a title if their first line is a heading", () => {
		expect(stepWords("# Name\r\n\r\nText\nmore\n")).toEqual({
			title: "Name",
			description: "Text\nmore",
		});
		expect(stepWords("Text\n# no")).toEqual({
			title: undefined,
			description: "Text\n# no",
		});
		expect(stepWords("#")).toEqual({ title: undefined, description: "#" });
	});

	it("are typed as they are read", () => {
		for (const words of [
			{ title: "Name", description: "Text" },
			{ title: undefined, description: "Text" },
		])
			expect(stepWords(typedWords(words))).toEqual(words);
	});
});
