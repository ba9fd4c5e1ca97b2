import { afterEach, beforeEach, expect, it } from "vitest";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { openedTacit } from "../../support/openedTacit.ts";

let made: TestRepository;

beforeEach(async () => {
	made = await gitRepository();
	await made.commit({
		"src/token.ts": "export {};\n",
		"docs/adr/0001-use-git.md":
			"# Use git\n\n## Status\n\nSuperseded by [ADR-2](0002-gone.md)\n",
	});
});
afterEach(() => made.dispose());

/** The flaws that a check of the work tree tells, and how often it asked which files there are. */
async function checked() {
	const opened = await openedTacit(made);
	try {
		const { findings } = await opened.tacit.check({ of: "work-tree" });
		return {
			codes: findings.map(({ code }) => code),
			lists: opened.asked.filter((asked) => asked === "workTree").length,
		};
	} finally {
		opened.dispose();
	}
}

it("A check of a change reads no records where it can have touched none, and else says what is wrong with them", async () => {
	await made.write("src/token.ts", "export const a = 1;\n");
	const code = await checked();
	expect(code.codes).toEqual([]);
	const record = "docs/adr/0001-use-git.md";
	await made.write(record, `${await made.read(record)}\nMore.\n`);
	const both = await checked();
	expect(new Set(both.codes)).toEqual(new Set(["flawed"]));
	expect(both.lists).toBe(code.lists + 1);
});
