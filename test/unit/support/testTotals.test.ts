import { expect, test } from "vitest";
import {
	addTotals,
	isSuccess,
	noTests,
	withFailure,
	withSecondLook,
} from "../../support/testTotals.ts";

const failure = { test: "window: a note is read", said: "Timeout" };
const first = { passed: 2, failed: 1, skipped: 1, failures: [failure] };

test("what fails and then passes counts as passed, and is told as unsteady", () => {
	const second = { ...noTests, passed: 4 };
	const totals = withSecondLook(first, second);
	expect(totals).toEqual({ ...second, unsteady: [failure] });
	expect(isSuccess(totals)).toBe(true);
	expect(addTotals([totals, noTests]).unsteady).toEqual([failure]);
});

test("what fails twice has failed", () => {
	expect(withSecondLook(first, first)).toBe(first);
});

test("a second look in which nothing ran saves nothing", () => {
	expect(withSecondLook(first, noTests)).toBe(first);
	const notRun = withFailure(noTests, "no window");
	expect(withSecondLook(first, notRun)).toBe(first);
});
