import { describe, expect, it } from "vitest";
import { whenHolds } from "../../../../src/internalize/tours/whenHolds.ts";

const linux = { isLinux: true, isMac: false, isWindows: false, isWeb: false };
const holds = (when: string) => whenHolds(when, linux);

describe("when a tour is meant", () => {
	it("is told by the names of the machine and their opposites", () => {
		expect(holds("isLinux")).toBe(true);
		expect(holds("isMac")).toBe(false);
		expect(holds("!isWindows")).toBe(true);
		expect(holds("isLinux || isMac")).toBe(true);
		expect(holds("isLinux && isWeb")).toBe(false);
		expect(holds("isLinux == true")).toBe(true);
		expect(holds("isLinux != isMac")).toBe(true);
	});

	it("is never where it asks for what nobody gives", () => {
		expect(holds("isMoon")).toBe(false);
		expect(holds("!isMoon")).toBe(true);
	});

	it("binds “and” and “or” alike, from left to right, as CodeTour’s player does", () => {
		expect(holds("isLinux || isLinux && isMac")).toBe(false);
		expect(holds("isLinux || (isLinux && isMac)")).toBe(true);
		expect(holds("isMac && isMac || isLinux")).toBe(true);
	});

	it("may compare, reckon and choose", () => {
		expect(holds("1 + 2 * 3 == 7")).toBe(true);
		expect(holds("7 // 2 == 3 && 2 ^ 3 == 8")).toBe(true);
		expect(holds("'ux' in \"linux\"")).toBe(true);
		expect(holds("isMac ? false : isLinux")).toBe(true);
		expect(holds("isLinux ?: isMac")).toBe(true);
		expect(holds("-1 < 0")).toBe(true);
		expect(holds("'b' >= 'a' && '2' == 2")).toBe(true);
	});

	it("is not known where it is no such condition: nothing of it is run", () => {
		for (const when of [
			"process.exit()",
			"isLinux.constructor",
			"isLinux; isMac",
			"isLinux isMac",
			"(isLinux",
			"isLinux &&",
			"a|b",
			"{}",
			"'open",
			"",
			`${"!".repeat(60)}isLinux`,
			`${"(".repeat(60)}1${")".repeat(60)}`,
			`isLinux${" || isLinux".repeat(300)}`,
		])
			expect(holds(when), when).toBeUndefined();
	});

	it("is read at once, whatever it is", () => {
		for (const part of ["'", '"\\', "1", "a", " ", "!", "<"])
			expect(() => holds(part.repeat(1999))).not.toThrow();
	});
});
