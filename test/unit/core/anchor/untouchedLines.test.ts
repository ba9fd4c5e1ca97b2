import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	prepareCode,
	prepareText,
} from "../../../../src/core/anchor/preparedText.ts";
import { untouchedLines } from "../../../../src/core/anchor/untouchedLines.ts";
import { codeOf } from "../../../../src/core/notebook/codeText.ts";

const body = (name: string) => [
	`function ${name}(input) {`,
	`\tconst ${name}Found = load(input);`,
	"\tif (!input) {",
	"\t\treturn;",
	"\t}",
	`\treturn ${name}Found;`,
	"}",
	"",
];
const text = (...lines: readonly string[]) => prepareText(lines.join("\n"));
const before = text(...["one", "two", "three", "four"].flatMap(body));
/** Of the function `three`. */
const whole = { start: 17, end: 23 };

describe("lines that no change touched", () => {
	it("stand where they did in the same text", () => {
		expect(untouchedLines(before, before, whole)).toEqual(whole);
	});

	it("moved with what came and went above and below", () => {
		const now = text(
			"// new",
			...body("one"),
			...body("three"),
			...body("more"),
			...body("four"),
		);
		expect(untouchedLines(before, now, whole)).toEqual({ start: 10, end: 16 });
	});

	it("may be indented otherwise", () => {
		const now = text(
			"namespace {",
			...["one", "two", "three"].flatMap(body).map((line) => `  ${line}`),
			"}",
		);
		expect(untouchedLines(before, now, whole)).toEqual({ start: 18, end: 24 });
	});

	it("are known though they say nothing, between lines that do", () => {
		const now = text(...["new", "one", "two", "three", "four"].flatMap(body));
		for (const line of [20, 21, 23])
			expect(untouchedLines(before, now, { start: line, end: line })).toEqual({
				start: line + 8,
				end: line + 8,
			});
	});

	it("are not those of which one was changed, added in between, or taken away", () => {
		for (const change of [
			(lines: string[]) => lines.splice(18, 1, "\tif (input === 0) {"),
			(lines: string[]) => lines.splice(18, 0, "\tlog(input);"),
			(lines: string[]) => lines.splice(18, 1),
		]) {
			const lines = [...before.lines];
			change(lines);
			expect(untouchedLines(before, text(...lines), whole)).toBeUndefined();
		}
	});

	it("are not those that went to another place in the text", () => {
		const moved = text(...["three", "one", "two", "four"].flatMap(body));
		expect(untouchedLines(before, moved, whole)).toBeUndefined();
	});

	it("are told from their copies, and from a twin that went, by what stands around them", () => {
		const copied = ["one", "two", "three", "four", "three"].flatMap(body);
		expect(untouchedLines(before, text(...copied), whole)).toEqual(whole);
		const twins = text(...["one", "two", "one", "three"].flatMap(body));
		const left = text(...["two", "one", "three"].flatMap(body));
		expect(untouchedLines(twins, left, { start: 17, end: 23 })).toEqual({
			start: 9,
			end: 15,
		});
		expect(untouchedLines(twins, left, { start: 1, end: 7 })).toBeUndefined();
	});

	it("are not told from a twin beside them that went", () => {
		const twins = text(...["one", "two", "two", "three"].flatMap(body));
		const left = text(...["one", "two", "three"].flatMap(body));
		for (const start of [9, 17])
			expect(
				untouchedLines(twins, left, { start, end: start + 6 }),
			).toBeUndefined();
	});

	it("are not told in notebooks, nor past the end", () => {
		const json = JSON.stringify({
			cells: [{ cell_type: "code", source: ["a = load(1)\n", "b = 2"] }],
			...{ metadata: {}, nbformat: 4, nbformat_minor: 5 },
		});
		const book = prepareCode(codeOf("a.ipynb", json));
		expect(book.cells).toHaveLength(1);
		expect(untouchedLines(book, book, { start: 1, end: 1 })).toBeUndefined();
		expect(
			untouchedLines(before, before, { start: 30, end: 40 }),
		).toBeUndefined();
	});

	it("are told of nothing but lines that stand there, in order, as often as before", () => {
		const line = fc.constantFrom(
			...["alpha = 1", "beta(alpha)", "}", "", "\tgamma += beta", "delta()"],
		);
		const lines = fc.array(line, { minLength: 1, maxLength: 14 });
		fc.assert(
			fc.property(
				lines,
				lines,
				fc.nat(13),
				fc.nat(4),
				(old, today, at, size) => {
					const start = 1 + (at % old.length);
					const end = Math.min(old.length, start + size);
					const found = untouchedLines(text(...old), text(...today), {
						start,
						end,
					});
					if (!found) return;
					const there = today.slice(found.start - 1, found.end);
					expect(there.map((each) => each.trim())).toEqual(
						old.slice(start - 1, end).map((each) => each.trim()),
					);
				},
			),
		);
	});
});
