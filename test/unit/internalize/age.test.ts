import { describe, expect, it } from "vitest";
import { ageOf } from "../../../src/internalize/age.ts";

const now = Date.parse("2026-11-23T10:00:00Z");

describe("the age of a note", () => {
	it.each([
		["2026-11-23", "today", 0],
		["2026-11-24", "today", 0],
		["2026-11-22", "day", 1],
		["2026-11-10", "day", 13],
		["2026-11-09", "week", 2],
		["2026-09-25", "week", 8],
		["2026-09-20", "month", 2],
		["2025-01-01", "month", 22],
		["2020-11-22", "year", 6],
	])("calls %s %s %d", (date, unit, count) => {
		expect(ageOf(date, now)).toEqual({ unit, count });
	});

	it("does not know the age of what is no date", () => {
		expect(ageOf("last week", now)).toBeUndefined();
		expect(ageOf("2026-13-77", now)).toBeUndefined();
	});
});
