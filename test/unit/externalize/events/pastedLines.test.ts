import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	afterEdit,
	isPasted,
	pastedBy,
} from "../../../../src/externalize/events/pastedLines.ts";

describe("a text that is put in", () => {
	it.each(["first();\nsecond();", "  if (a) {\r\n    b();\r\n  }\r\n"])(
		"is pasted where several of its lines say something: %j",
		(text) => expect(isPasted(text)).toBe(true),
	);

	it.each(["a", "\n", "\n            ", "one long line alone", "a\nb"])(
		"is typed otherwise: %j",
		(text) => expect(isPasted(text)).toBe(false),
	);

	it("stands on its lines, without the one that it pushed down", () => {
		const text = "first();\nsecond();";
		expect(pastedBy({ line: 4, gone: 0, text })).toEqual({ start: 5, end: 6 });
		expect(pastedBy({ line: 4, gone: 0, text: `${text}\n` })).toEqual({
			start: 5,
			end: 6,
		});
	});
});

describe("pasted lines", () => {
	const pasted = { start: 5, end: 7 };

	it.each([
		["move with lines that come above", [1, 0, "a\nb\n"], [7, 9]],
		["move with lines that go above", [0, 2, ""], [3, 5]],
		["stay for what is typed below", [8, 0, "\n\n"], [5, 7]],
		["grow with a line among them", [5, 0, "x\n"], [5, 8]],
		["shrink with one that goes", [5, 1, ""], [5, 6]],
		["keep what is left below", [3, 2, ""], [4, 5]],
		["keep what is left above", [6, 3, "x"], [5, 7]],
	] as const)("%s", (_, [line, gone, text], [start, end]) => {
		expect(afterEdit(pasted, { line, gone, text })).toEqual({ start, end });
	});

	it("are none when they went", () => {
		expect(afterEdit(pasted, { line: 4, gone: 3, text: "" })).toBe(undefined);
	});

	it("never end before they start", () => {
		fc.assert(
			fc.property(
				fc.nat(20),
				fc.nat(20),
				fc.array(fc.constantFrom("a", "\n")),
				(line, gone, parts) => {
					const after = afterEdit(pasted, { line, gone, text: parts.join("") });
					if (after) {
						expect(after.start).toBeGreaterThanOrEqual(1);
						expect(after.end).toBeGreaterThanOrEqual(after.start);
					}
				},
			),
		);
	});
});
