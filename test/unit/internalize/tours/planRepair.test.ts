import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type RepoPath, repoRoot } from "../../../../src/core/repoPath.ts";
import { parseTour } from "../../../../src/internalize/tours/parseTour.ts";
import { planRepair } from "../../../../src/internalize/tours/planRepair.ts";
import type { StepPlace } from "../../../../src/internalize/tours/stepPlace.ts";

const isTour = new Ajv().compile(
	JSON.parse(readFileSync("test/fixtures/tours/tour.schema.json", "utf8")),
);

const repaired = (
	text: string,
	places: readonly StepPlace[],
	acceptProposed = false,
) =>
	planRepair(
		{ ...parseTour(text), text, root: repoRoot },
		places,
		acceptProposed,
	);

const attached = (path: string, line: number): StepPlace => ({
	...{ state: "attached", certainty: "unique", p: 1 },
	spot: { path: path as RepoPath, line, selection: undefined },
});

const position = fc.record({
	line: fc.integer({ min: 1, max: 500 }),
	character: fc.integer({ min: 1, max: 80 }),
});

/** Steps as people, and other tools, write them: keys in any order, those that nobody knows among them. */
const steps = fc.array(
	fc
		.record(
			{
				description: fc.string({ unit: "grapheme" }),
				file: fc.constantFrom("src/a.ts", "./b.ts", "/c/d.ts", "naïve.ts"),
				line: fc.integer({ min: 1, max: 500 }),
				selection: fc.record({ start: position, end: position }),
				title: fc.string(),
				camera: fc.jsonValue(),
			},
			{ requiredKeys: ["description"] },
		)
		.chain((step) =>
			fc
				.shuffledSubarray(Object.entries(step), {
					minLength: Object.keys(step).length,
				})
				.map(Object.fromEntries),
		),
	{ maxLength: 6 },
);
const tours = fc
	.record({
		title: fc.string({ minLength: 1 }),
		steps,
		"x-own": fc.jsonValue(),
	})
	.map((tour) => tour as { title: string; steps: object[] });
const layouts = fc.record({
	indent: fc.constantFrom(undefined, 2, 4, "\t"),
	end: fc.constantFrom("\n", "\r\n"),
	last: fc.constantFrom("", "\n"),
});
const written = fc
	.tuple(tours, layouts)
	.map(([tour, { indent, end, last }]) => ({
		tour,
		text: JSON.stringify(tour, undefined, indent).replaceAll("\n", end) + last,
	}));

describe("a repair", () => {
	it("writes the line of a step that moved, and no other byte", () => {
		const text =
			'{\r\n  "title": "A",\r\n  "steps": [\r\n    { "line": 3, "file": "a.ts", "description": "x", "mine": [1,2] }\r\n  ]\r\n}';
		expect(repaired(text, [attached("a.ts", 41)])).toEqual({
			text: text.replace('"line": 3', '"line": 41'),
			steps: [
				{
					...{ index: 0, outcome: "moved", p: 1, isSelectionLost: false },
					...{ from: "a.ts:3", to: "a.ts:41" },
				},
			],
		});
	});

	it("writes the file of a step whose code went to another one, from the tour's own folder", () => {
		const text =
			'{"title":"A","steps":[{"file":"a.ts","line":3,"description":"x"}]}';
		const root = "web" as RepoPath;
		const { text: after } = planRepair(
			{ ...parseTour(text), text, root },
			[attached("lib/b.ts", 3)],
			false,
		);
		expect(JSON.parse(after).steps[0]).toMatchObject({
			...{ file: "../lib/b.ts", line: 3 },
		});
	});

	it("keeps a selection that was made backwards backwards", () => {
		const text = JSON.stringify({
			title: "A",
			steps: [
				{
					...{ file: "a.ts", description: "x" },
					selection: {
						start: { line: 9, character: 4 },
						end: { line: 7, character: 1 },
					},
				},
			],
		});
		const spot = {
			...{ path: "a.ts" as RepoPath, line: 19 },
			selection: {
				start: { line: 17, character: 1 },
				end: { line: 19, character: 4 },
			},
		};
		const { text: after } = repaired(text, [
			{ state: "attached", certainty: "unique", p: 1, spot },
		]);
		expect(JSON.parse(after).steps[0].selection).toEqual({
			start: { line: 19, character: 4 },
			end: { line: 17, character: 1 },
		});
	});

	it("tells what is only probable, and writes it when asked to", () => {
		const text =
			'{"title":"A","steps":[{"file":"a.ts","line":3,"description":"x"}]}';
		const places: readonly StepPlace[] = [
			{
				state: "proposed",
				candidates: [
					{ path: "a.ts" as RepoPath, line: 8, selection: undefined, p: 0.6 },
				],
			},
		];
		expect(repaired(text, places)).toMatchObject({
			...{ text, steps: [{ outcome: "proposed", to: "a.ts:8", p: 0.6 }] },
		});
		expect(repaired(text, places, true).text).toContain('"line":8');
	});

	it("leaves a lost step as it is, and says so", () => {
		const text =
			'{"title":"A","steps":[{"file":"a.ts","line":3,"description":"x"}]}';
		expect(
			repaired(text, [
				{ state: "lost", path: "a.ts" as RepoPath, isGone: false },
			]),
		).toMatchObject({ text, steps: [{ outcome: "lost", from: "a.ts:3" }] });
	});

	it("of a tour that needs none gives the same bytes", () => {
		fc.assert(
			fc.property(written, ({ tour, text }) => {
				const places = tour.steps.map((): StepPlace => ({ state: "none" }));
				expect(repaired(text, places).text).toBe(text);
			}),
		);
	});

	it("of any step to any line loses nothing, changes no other step, and leaves a tour that CodeTour takes", () => {
		fc.assert(
			fc.property(
				written,
				fc.nat(),
				fc.integer({ min: 1, max: 9999 }),
				({ tour, text }, pick, line) => {
					const index = tour.steps.length === 0 ? 0 : pick % tour.steps.length;
					const places = tour.steps.map(
						(_, at): StepPlace =>
							at === index ? attached("moved/to.ts", line) : { state: "none" },
					);
					const after = JSON.parse(repaired(text, places).text);
					expect(isTour(after)).toBe(true);
					const before = JSON.parse(text);
					const step = before.steps[index];
					if (step?.file !== undefined) {
						step.file = "moved/to.ts";
						if (step.line !== undefined) step.line = line;
					}
					expect(after).toEqual(before);
					expect(JSON.stringify(after)).toBe(JSON.stringify(before));
				},
			),
		);
	});
});
