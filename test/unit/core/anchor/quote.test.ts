import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { findQuote } from "../../../../src/core/anchor/findQuote.ts";
import { prepareLines } from "../../../../src/core/anchor/preparedText.ts";
import { makeQuote, readElision } from "../../../../src/core/anchor/quote.ts";

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
		const left = "line25line26line27line28line29";
		const hash = createHash("sha256").update(left).digest("hex").slice(0, 16);
		expect(makeQuote(lines, all(41)).lines).toEqual([
			...lines.slice(0, 24),
			`⋯ 5 lines left out, sha256:${hash} ⋯`,
			...lines.slice(29),
		]);
	});

	it("says the same of what it leaves out whatever formatter went over it", () => {
		const elision = (middle: readonly string[]) =>
			readElision(
				makeQuote(
					[...numbered(24), ...middle, ...numbered(20)],
					all(44 + middle.length),
				).lines[24] ?? "",
			)?.hash;
		const one = elision(["call('a', b);"]);
		expect(elision(["", "\tcall(", '\t\t"a",', "\t\tb,", "\t)"])).toBe(one);
		expect(elision(["call('a', c);"])).not.toBe(one);
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
		expect(findQuote(quote, prepareLines(lines))).toEqual([all(3)]);
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
