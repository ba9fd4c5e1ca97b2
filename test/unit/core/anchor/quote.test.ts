import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	makeQuote,
	matchQuote,
	readElision,
} from "../../../../src/core/anchor/quote.ts";

const numbered = (count: number) =>
	Array.from({ length: count }, (_, index) => `line ${index + 1}`);
const all = (count: number) => ({ start: 1, end: count });

describe("makeQuote", () => {
	it("keeps up to forty lines as they are", () => {
		const lines = numbered(60);
		expect(makeQuote(lines, { start: 11, end: 50 }).lines).toEqual(
			lines.slice(10, 50),
		);
	});

	it("keeps the first 24 and the last 12 of more, and says what it leaves out", () => {
		const lines = numbered(41);
		const left = `${lines.slice(24, 29).join("\n")}\n`;
		const hash = createHash("sha256").update(left).digest("hex").slice(0, 16);
		expect(makeQuote(lines, all(41)).lines).toEqual([
			...lines.slice(0, 24),
			`⋯ 5 lines left out, sha256:${hash} ⋯`,
			...lines.slice(29),
		]);
	});

	it("quotes nothing of a whole file, and nothing beyond its end", () => {
		expect(makeQuote(numbered(3), undefined).lines).toEqual([]);
		expect(makeQuote(numbered(3), { start: 3, end: 9 }).lines).toEqual([
			"line 3",
		]);
		expect(makeQuote(numbered(3), { start: 7, end: 9 }).lines).toEqual([]);
	});

	it("keeps a note readable that quotes a line of two million characters", () => {
		const lines = ["short", "x".repeat(2_000_000), "end"];
		const quote = makeQuote(lines, all(3));
		expect(quote.lines).toHaveLength(3);
		expect(quote.lines.join("\n").length).toBeLessThan(20_000);
		expect(matchQuote(lines, quote)).toBe("exact");
	});
});

describe("readElision", () => {
	it("reads what makeQuote writes, indented or not", () => {
		const line = makeQuote(numbered(100), all(100)).lines[24] ?? "";
		expect(readElision(line)).toEqual({
			count: 64,
			hash: line.slice(line.indexOf(":") + 1, -2),
		});
		expect(readElision(`\t ${line} `)?.count).toBe(64);
	});

	it("takes no other line for one", () => {
		for (const line of [
			"",
			"⋯",
			"⋯ 5 lines left out ⋯",
			"x ⋯ 5 lines left out, sha256:0123456789abcdef ⋯",
		])
			expect(readElision(line)).toBeUndefined();
	});
});

describe("matchQuote", () => {
	it("finds any lines to be exactly what was quoted of them", () => {
		fc.assert(
			fc.property(fc.array(fc.string(), { maxLength: 90 }), (lines) => {
				expect(
					matchQuote(lines, makeQuote(lines, all(lines.length || 1))),
				).toBe("exact");
			}),
		);
	});

	it("overlooks layout: indentation, spacing, line breaks", () => {
		const lines = ["if (a) {", "\treturn f( x );", "}"];
		const quote = makeQuote(lines, all(3));
		expect(matchQuote(["if (a) { return f(x); }"], quote)).toBe("layout");
		expect(matchQuote(["if (a) { return f(y); }"], quote)).toBeUndefined();
	});

	it("tells lines that were left out from others", () => {
		const lines = numbered(60);
		const quote = makeQuote(lines, all(60));
		const indented = lines.map((line, index) =>
			index < 24 || index >= 48 ? `  ${line}` : line,
		);
		const other = lines.with(30, "something else");
		expect(matchQuote(indented, quote)).toBe("layout");
		expect(matchQuote(other, quote)).toBe("ends");
		expect(matchQuote(lines.slice(0, 50), quote)).toBeUndefined();
		expect(matchQuote(lines.slice(0, 10), quote)).toBeUndefined();
	});

	it("knows code that itself holds a line which says that lines are left out", () => {
		const lines = ["a", "⋯ 5 lines left out, sha256:0123456789abcdef ⋯", "b"];
		expect(matchQuote(lines, makeQuote(lines, all(3)))).toBe("exact");
	});
});
