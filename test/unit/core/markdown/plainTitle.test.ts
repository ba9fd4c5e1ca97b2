import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainTitle } from "../../../../src/core/markdown/plainTitle.ts";
import { endlessMs, processorTime } from "../../../support/processorTime.ts";

describe("plainTitle", () => {
	it.each([
		["Refresh tokens", "Refresh tokens"],
		[
			"*Never* **ever** ***do*** ~~this~~ _or_ __that__",
			"Never ever do this or that",
		],
		["snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"],
		["`a_b*c` and ``x`y``", "a_b*c and x`y"],
		[
			"[link](https://example.org) ![image](x.png) [ref][r] [alone]",
			"link image ref alone",
		],
		[
			"<https://example.org> <b>bold</b> <ada@example.org>",
			"https://example.org bold ada@example.org",
		],
		["a &amp; b &lt; c", "a & b < c"],
		["\\*not\\* \\[this\\] \\`either\\`", "*not* [this] `either`"],
		["a < b > c", "a < b > c"],
		["one\ttwo\u202e\u200b", "one two"],
	])("makes plain text of %s", (source, text) => {
		expect(plainTitle(source)).toBe(text);
	});

	it("stays short, one line, and quick", () => {
		for (const piece of [
			"[",
			"*a_[ ",
			"`",
			"<a ",
			"\\",
			"&",
			"**a",
			"_a",
			"![](",
			"a\n",
		]) {
			const long = piece.repeat(50_000);
			expect(plainTitle(long).length).toBeLessThanOrEqual(301);
			expect(processorTime(() => plainTitle(long))).toBeLessThan(endlessMs);
		}
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (source) => {
				expect(plainTitle(source)).not.toMatch(/[\r\n\t]/);
			}),
		);
	});
});
