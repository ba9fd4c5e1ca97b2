import { expect, it } from "vitest";
import { dayBegan, dayOf } from "../../../src/core/dayOf.ts";

it("names the day where the person is, however early or late it is there", () => {
	expect(dayOf(new Date(2026, 0, 5, 0, 0))).toBe("2026-01-05");
	expect(dayOf(new Date(2026, 10, 22, 23, 59, 59))).toBe("2026-11-22");
});

it("knows when that day began", () => {
	const night = new Date(2026, 0, 5, 0, 0).getTime();
	expect(dayBegan(new Date(2026, 0, 5, 23, 59, 59))).toBe(night);
	expect(dayBegan(new Date(night))).toBe(night);
});
