import fc from "fast-check";
import { expect, it } from "vitest";
import {
	nearOf,
	readNear,
	writeNear,
} from "../../../../../src/core/anchor/engine/near.ts";
import { regionOf } from "../../../../../src/core/anchor/engine/region.ts";
import { prepareText } from "../../../../../src/core/anchor/preparedText.ts";
import { makeQuote } from "../../../../../src/core/anchor/quote.ts";

const line = fc.oneof(
	fc.constantFrom("", "}", "  return result;", "  }", "\t// why", "else {"),
	fc.string({ unit: "grapheme", maxLength: 30 }),
);

it("reads what stood around a region as it was written, in one short word", () => {
	fc.assert(
		fc.property(
			fc.array(line, { minLength: 1, maxLength: 40 }),
			fc.nat(),
			fc.nat({ max: 9 }),
			(drawn, from, length) => {
				const lines = drawn.join("\n").split(/\r\n|\r|\n/);
				const start = (from % lines.length) + 1;
				const range = { start, end: Math.min(lines.length, start + length) };
				const region = regionOf(prepareText(lines.join("\n")), range);
				if (!region) return;
				const near = nearOf(region, makeQuote(lines, range));
				const word = writeNear(near);
				expect(readNear(word)).toEqual(near);
				expect(word).toMatch(/^[0-9a-z./-]{3,99}$/);
			},
		),
	);
});

it("tells how many places had the same code and the same around it, where others had", () => {
	const part = ["a(1);", "b(2);", "c(3);", "d(4);"];
	const lines = [...part, ...part, ...part, "e(5);", "c(3);"];
	const orderAt = (line: number) => {
		const range = { start: line, end: line };
		const region = regionOf(prepareText(lines.join("\n")), range);
		const near = region && nearOf(region, makeQuote(lines, range));
		return near && writeNear(near).split("/")[3];
	};
	expect([1, 3, 7, 13, 14].map(orderAt)).toEqual([
		...["1.3", "1.4", "2.4", "1.1", "4.4"],
	]);
	const twice = [...part, ...part, ...part, ...part];
	const middle = { start: 7, end: 7 };
	const region = regionOf(prepareText(twice.join("\n")), middle);
	const near = region && nearOf(region, makeQuote(twice, middle));
	expect(near && writeNear(near)).toMatch(/\/2\.4\.2$/);
	expect(near && readNear(writeNear(near))).toEqual(near);
});

it("takes anything else for nothing", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary", maxLength: 200 }), (word) => {
			expect(readNear(`${word}!`)).toBeUndefined();
		}),
	);
	expect(readNear("3f2a.91bc/0b1c/8c31//cut/cut")).toBeUndefined();
	expect(readNear("aeiou/0b1c/8c31/")).toBeUndefined();
});
