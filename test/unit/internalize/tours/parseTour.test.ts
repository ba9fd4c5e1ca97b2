import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTour } from "../../../../src/internalize/tours/parseTour.ts";

const codesOf = (text: string) =>
	parseTour(text).findings.map(
		({ code, severity, lines }) => `${code} ${severity} ${lines.start}`,
	);

describe("a tour", () => {
	it("is read with what CodeTour knows of it", () => {
		const { tour, findings } = parseTour(
			JSON.stringify({
				$schema: "https://aka.ms/codetour-schema",
				title: "1 - Start",
				ref: "v1.0",
				isPrimary: true,
				nextTour: "2 - Parser",
				steps: [
					{ description: "Hello" },
					{
						file: "src/a.ts",
						description: "Here",
						line: 3,
						selection: {
							start: { line: 2, character: 1 },
							end: { line: 3, character: 5 },
						},
						commands: ["workbench.action.terminal.focus"],
					},
				],
			}),
		);
		expect(findings).toEqual([]);
		expect(tour).toMatchObject({
			...{ title: "1 - Start", ref: "v1.0", isPrimary: true },
			nextTour: "2 - Parser",
		});
		expect(tour?.steps[1]).toMatchObject({
			...{ file: "src/a.ts", line: 3, description: "Here" },
			selection: {
				start: { line: 2, character: 1 },
				end: { line: 3, character: 5 },
			},
			commands: ["workbench.action.terminal.focus"],
		});
	});

	it("with comments or a comma too many is read, and CodeTour's refusal told at its line", () => {
		const text = '{\n"title": "A",\n// no JSON\n"steps": [],\n}';
		expect(parseTour(text).tour?.title).toBe("A");
		expect(codesOf(text)).toEqual(["tour-syntax warning 3"]);
	});

	it("that breaks off is not read, and told at its line", () => {
		const text = '{\n"title": "A",\n"steps": [\n{"description": "';
		expect(parseTour(text).tour).toBeUndefined();
		expect(codesOf(text)[0]).toBe("tour-syntax error 4");
	});

	it.each(["", "null", "[]", '"text"', "{}", '{"title":"A"}'])(
		"is not %j",
		(text) => {
			expect(parseTour(text).tour).toBeUndefined();
			expect(codesOf(text)[0]).toMatch(/ error /);
		},
	);

	it("keeps its other steps where one is none, and leaves out what is of another type", () => {
		const text =
			'{"title":"A","steps":[7,\n{"description":"B","line":"3",\n"selection":{},"file":4},\n{"file":"a"}]}';
		const { tour } = parseTour(text);
		expect(tour?.steps.map(({ description }) => description)).toEqual([
			"B",
			"",
		]);
		expect(tour?.steps[0]).toMatchObject({ line: undefined, file: undefined });
		expect(codesOf(text)).toEqual([
			"tour-field error 1",
			"tour-field warning 2",
			"tour-field warning 3",
			"tour-field warning 3",
			"tour-field error 4",
		]);
	});

	it("counts the last of two keys, as JSON.parse does, and says so", () => {
		const text = '{"title":"A","title":"B","steps":[]}';
		expect(parseTour(text).tour?.title).toBe("B");
		expect(codesOf(text)).toEqual(["tour-field warning 1"]);
	});

	it("of ten thousand brackets within each other is told, not followed", () => {
		expect(codesOf("[".repeat(10_000))).toEqual(["tour-syntax error 1"]);
	});

	it("of any text gives a tour or an error, and throws nothing", () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: "binary" }),
					fc.json(),
					fc
						.tuple(
							fc.constant(
								'{"title":"A","steps":[{"description":"B","line":3}]}',
							),
							fc.nat(50),
							fc.string(),
						)
						.map(([text, at, put]) => text.slice(0, at) + put + text.slice(at)),
				),
				(text) => {
					const { tour, findings } = parseTour(text);
					expect(
						tour !== undefined ||
							findings.some(({ severity }) => severity === "error"),
					).toBe(true);
				},
			),
		);
	});

	it("that JSON.parse reads as one is read as the same", () => {
		fc.assert(
			fc.property(
				fc.record({
					title: fc.string({ minLength: 1 }),
					steps: fc.array(
						fc.record({ description: fc.string({ unit: "grapheme" }) }),
					),
				}),
				fc.constantFrom("\n", "\r\n"),
				fc.constantFrom(undefined, 2, "\t"),
				(written, end, indent) => {
					const text = JSON.stringify(written, undefined, indent).replaceAll(
						"\n",
						end,
					);
					const { tour } = parseTour(text);
					expect(tour?.title).toBe(written.title);
					expect(
						tour?.steps.map(({ description }) => ({ description })),
					).toEqual(written.steps);
				},
			),
		);
	});
});
