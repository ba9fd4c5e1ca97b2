import { describe, expect, it } from "vitest";
import {
	outcomeOfCodes,
	outcomeOfTests,
} from "../../../../src/internalize/trials/trialOutcome.ts";

describe("what was tried", () => {
	const tests = (...states: readonly number[]) =>
		outcomeOfTests({
			items: states.map((ownComputedState) => ({ ownComputedState })),
		}).state;

	it("has passed with the exit code 0, or where it ended without any", () => {
		expect(outcomeOfCodes([0, undefined])).toEqual({ state: "passed" });
		expect(outcomeOfCodes([])).toEqual({ state: "passed" });
	});

	it("has failed with the first other exit code of all that it started", () => {
		expect(outcomeOfCodes([0, 3, 4])).toEqual({ state: "failed", exitCode: 3 });
	});

	it("has passed where a test did and none failed or could not be run", () => {
		expect(tests(3, 0, 5)).toBe("passed");
		expect(tests(3, 4)).toBe("failed");
		expect(tests(3, 6)).toBe("failed");
	});

	it("is not known to have passed where no test ran, or VS Code tells nothing", () => {
		expect(tests()).toBe("unknown");
		expect(tests(5)).toBe("unknown");
		for (const told of [undefined, null, {}, { items: 3 }, { items: [null] }])
			expect(outcomeOfTests(told)).toEqual({ state: "unknown" });
	});
});
