import { describe, expect, it } from "vitest";
import { withoutPeople } from "../../../../src/socialize/agenda/withoutPeople.ts";

const without = withoutPeople({
	people: [
		{ name: "Jean-Luc O'Neill", email: "jl@example.org" },
		{ name: "Mark Read", email: "7+markread@users.noreply.github.com" },
		{ name: "davidism", email: undefined },
		{ name: "Ørsted (Maersk) *", email: undefined },
	],
	words: new Set(["mark", "read"]),
});

describe("names", () => {
	it.each([
		["JEAN-LUC  O'Neill broke it", "somebody broke it"],
		["by O'Neill, jl@example.org", "by somebody"],
		["Mark as Read", "Mark as Read"],
		["as mark read said", "as somebody said"],
		["thanks @stranger-7", "thanks somebody"],
		["@markread and @Override", "somebody and @Override"],
		["Merge pull request #5 from x/y-z", "Merge pull request #5"],
		["Ask DAVIDISM about davidisms", "Ask somebody about davidisms"],
		["after Ørsted", "after somebody"],
	])("of “%s” are left out", (text, expected) => {
		expect(without(text)).toBe(expected);
	});
});
