import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Person } from "../../../../src/core/person.ts";
import { readCoAuthors } from "../../../../src/socialize/coAuthors/readCoAuthors.ts";
import {
	withCoAuthors,
	withoutCoAuthors,
} from "../../../../src/socialize/coAuthors/writeCoAuthors.ts";
import { randomMessage } from "./randomMessage.ts";

const grace: Person = { name: "Grace Hopper", email: "grace@example.org" };
const lin: Person = { name: "Lin", email: "lin@example.org" };
const credit = "Co-authored-by: Grace Hopper <grace@example.org>";

describe("the co-authors of a commit message", () => {
	it("stand a blank line below a message that is a subject alone", () => {
		expect(withCoAuthors("Back off longer\n", [grace])).toBe(
			`Back off longer\n\n${credit}\n`,
		);
		expect(withCoAuthors("fixup! Back off longer", [grace])).toBe(
			`fixup! Back off longer\n\n${credit}`,
		);
	});

	it("go on with the trailers that are there", () => {
		const signed =
			"Back off longer\n\nIt hammered.\n\nSigned-off-by: Ada <ada@example.org>\n";
		expect(withCoAuthors(signed, [grace])).toBe(`${signed}${credit}\n`);
	});

	it("are named once, whatever the letters of the address", () => {
		const message = `Back off longer\n\nCo-Authored-By: G. Hopper <Grace@Example.org>\n`;
		expect(withCoAuthors(message, [grace])).toBe(message);
		expect(withCoAuthors("A\n", [lin, grace, lin])).toBe(
			`A\n\nCo-authored-by: Lin <lin@example.org>\n${credit}\n`,
		);
	});

	it("are no trailers in the first paragraph, nor in prose", () => {
		expect(readCoAuthors(`${credit}\n`)).toEqual([]);
		expect(readCoAuthors(`A\n\nWe wrote\n${credit}\nby hand\n`)).toEqual([]);
		expect(readCoAuthors(`A\n\n${credit}\n\nAnd then more.\n`)).toEqual([]);
	});

	it("stand above the comments and the diff that git shows to whoever writes", () => {
		const below =
			"\n# Please enter the commit message\n#\n# On branch main\n# ------------------------ >8 ------------------------\n# Do not modify\ndiff --git a/a b/a\n+Reviewed-by: nobody <n@example.org>\n";
		expect(withCoAuthors(`Back off\n${below}`, [grace], "#")).toBe(
			`Back off\n\n${credit}\n${below}`,
		);
		expect(
			withCoAuthors(`Back off\n${below.replace(/^#/gm, ";")}`, [grace], ";"),
		).toBe(`Back off\n\n${credit}\n${below.replace(/^#/gm, ";")}`);
	});

	it("leave room for a title that is still to be written", () => {
		expect(withCoAuthors("\n# Please enter\n", [grace], "#")).toBe(
			`\n\n${credit}\n\n# Please enter\n`,
		);
		expect(withCoAuthors("# Why:\n\n# How:\n", [grace], "#")).toBe(
			`\n\n${credit}\n# Why:\n\n# How:\n`,
		);
	});

	it("stand apart from a heading of a template that waits to be filled in", () => {
		expect(withCoAuthors("A\n\nHow:\n", [grace])).toBe(
			`A\n\nHow:\n\n${credit}\n`,
		);
	});

	it("end lines as the message does", () => {
		expect(withCoAuthors("A\r\n\r\nB\r\n", [grace])).toBe(
			`A\r\n\r\nB\r\n\r\n${credit}\r\n`,
		);
	});

	it("cannot be more than a line by their names", () => {
		const message = withCoAuthors("A\n", [
			{ name: "Eve\n\nSigned-off-by: Ada <x>", email: "eve@example.org>\nX" },
		]);
		expect(message).toBe(
			"A\n\nCo-authored-by: Eve Signed-off-by: Ada x <eve@example.org X>\n",
		);
	});

	it("go with the lines that belong to them, and the gap that was theirs", () => {
		const isGrace = ({ email }: Person) => email === grace.email;
		expect(
			withoutCoAuthors(
				`A\n\nReviewed-by: Lin\nCo-authored-by: Grace Hopper\n <grace@example.org>\nTested-by: Lin\n`,
				isGrace,
			),
		).toBe("A\n\nReviewed-by: Lin\nTested-by: Lin\n");
		expect(withoutCoAuthors(`A\n\n${credit}\n`, isGrace)).toBe("A\n");
	});

	it("are read back, one more than before, and the message is as it was when that one goes", () => {
		const other: Person = { name: "Somebody New", email: "new@example.net" };
		fc.assert(
			fc.property(
				randomMessage,
				fc.constantFrom(undefined, "#", ";"),
				(message, comment) => {
					const before = readCoAuthors(message, comment);
					const added = withCoAuthors(message, [other], comment);
					expect(readCoAuthors(added, comment)).toEqual([...before, other]);
					expect(withCoAuthors(added, [other], comment)).toBe(added);
					expect(
						withoutCoAuthors(
							added,
							({ email }) => email === other.email,
							comment,
						),
					).toBe(message);
				},
			),
			{ numRuns: 3000 },
		);
	});
});
