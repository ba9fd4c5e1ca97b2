import { describe, expect, it } from "vitest";
import { timedPattern } from "../../../src/node/timedPattern.ts";

describe("a pattern from a repository", () => {
	it("is found with lines of its own, as often as is asked for", () => {
		expect(timedPattern("^b", "a\nb\nb\nb", 2)).toEqual([2, 4]);
		expect(timedPattern("x", "y", 20)).toEqual([]);
		expect(timedPattern("", "ab", 20)).toEqual([0, 1, 2]);
	});

	it("that is none says so", () => {
		expect(timedPattern("(", "", 20)).toBe("syntax");
	});

	it("that would never end is given up", () => {
		expect(timedPattern("(a+)+$", `${"a".repeat(60)}!`, 20)).toBe("slow");
	});

	it("is data, whatever it says", () => {
		const hostile = '"); throw 1; ("';
		expect(timedPattern(hostile, "none", 20)).toBe("syntax");
		expect(timedPattern("`|'|\\$", "a`b", 20)).toEqual([1]);
	});
});
