import { describe, expect, it } from "vitest";
import { PeopleTable } from "../../../../src/socialize/work/peopleTable.ts";

describe("people by number", () => {
	it.each([
		"root@localhost",
		"you@example.com",
		"root@build.internal",
		"ada@host.(none)",
	])("are not taken for each other because of %s", (email) => {
		const table = new PeopleTable();
		const ada = table.numberOf({ name: "Ada Lee", email: "ada@x.org" });
		const bob = table.numberOf({ name: "Bob Ray", email: "bob@x.org" });
		expect(table.numberOf({ name: "Ada Lee", email })).toBe(ada);
		expect(table.numberOf({ name: "Bob Ray", email })).toBe(bob);
		expect(table.numberOf({ name: "Bob Ray", email: "bob@y.org" }, email)).toBe(
			bob,
		);
		expect(table.find({ name: "Cyd Poe", email })).toBeUndefined();
		expect(table.people.map(({ name }) => name)).toEqual([
			"Ada Lee",
			"Bob Ray",
		]);
	});

	it("are none behind a stand-in name and address", () => {
		const table = new PeopleTable();
		const root = { name: "root", email: "root@localhost" };
		expect(table.numberOf(root)).toBeUndefined();
		expect(table.people).toEqual([]);
	});
});
