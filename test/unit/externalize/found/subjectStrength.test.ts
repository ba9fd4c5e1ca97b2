import { describe, expect, it } from "vitest";
import {
	isHousekeeping,
	subjectStrength,
} from "../../../../src/externalize/found/subjectStrength.ts";

describe("the subject of a commit", () => {
	it("tells most where it says what was wrong or what is meant to happen", () => {
		const ordered = [
			"Don't retry a request whose body was read already",
			"Fix the order of the stored rows",
			"Add a cache of prepared statements",
			"Fix routing bug",
			"Rename some variables",
		].map((subject) => subjectStrength(subject));
		expect(ordered).toEqual([...ordered].sort((a, b) => b - a));
		expect(new Set(ordered).size).toBe(ordered.length);
	});

	it("tells little where it only says that something of the code is new", () => {
		expect(subjectStrength("Add Archive.readAll", 1)).toBeLessThan(
			subjectStrength("Add a way to read all at once"),
		);
		expect(
			subjectStrength("Fix default of Archive.readAll", 1),
		).toBeGreaterThan(subjectStrength("Fix default of the archive"));
	});

	it("is read without the topic before it", () => {
		expect(subjectStrength("basic auth: fix timing of the answer")).toBe(
			subjectStrength("fix timing of the answer"),
		);
	});

	it.each([
		"Add initial type hints",
		"add __future__ annotations",
		"Split the engine in two files",
		"Fix pyright warnings",
		"Remove deprecated functions",
		"refactor: read rows in a loop",
		"Reformat with black",
	])("is housekeeping: %s", (subject) => {
		expect(isHousekeeping(subject)).toBe(true);
		expect(subjectStrength(subject)).toBeLessThanOrEqual(0.1);
	});

	it.each([
		"feat: choose the test mode while tests run",
		"Move the check, so that nobody can skip it",
		"Add support for comments",
		"Always log, even where nobody reads",
	])("is none: %s", (subject) => {
		expect(isHousekeeping(subject)).toBe(false);
	});
});
