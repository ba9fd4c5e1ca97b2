import { expect, it } from "vitest";
import { dayOf } from "../../../src/core/dayOf.ts";

it("names the day where the person is, however early or late it is there", () => {
	expect(dayOf(new Date(2026, 0, 5, 0, 0))).toBe("2026-01-05");
	expect(dayOf(new Date(2026, 10, 22, 23, 59, 59))).toBe("2026-11-22");
});
