import { describe, expect, it } from "vitest";
import { Desk } from "../../../../support/workAtDesk.ts";

const file = "src/price.ts";
const text = (body: string) =>
	`export function price(cart: Cart) {\n${body}\n}\n\nexport function tax(cart: Cart) {\n\treturn cart.sum * rate;\n}\n`;
const torn = text(
	"<<<<<<< HEAD\n\treturn cart.sum - discount;\n=======\n\treturn cart.sum * season;\n>>>>>>> other",
);
const whole = text("\treturn (cart.sum - discount) * season;");
const resolved = [{ start: 2, end: 2 }];
const question = "Both sides had changed “price()”: how did you choose?";

describe("a conflict resolved by hand", () => {
	it.each([
		"merge",
		"rebase",
		"cherry-pick",
		"revert",
		"pull",
		"stash",
		"commit",
	] as const)("is asked about once the %s has ended", (did) => {
		const at = new Desk({ [file]: torn }).save(file, whole, { resolved });
		expect(at.pass(1).questions).toEqual([]);
		at.git(did);
		expect(at.questions).toEqual([`conflict src/price.ts:2-2 ${question}`]);
		expect(at.git("commit").questions).toHaveLength(1);
	});

	it("is named where it stands by then", () => {
		const at = new Desk({ [file]: torn }).save(file, whole, { resolved });
		at.save(file, `import { season } from "s";\n${whole}`).pass(1).git("merge");
		expect(at.questions).toEqual([`conflict src/price.ts:3-3 ${question}`]);
	});

	it("names each function once, two at most", () => {
		const at = new Desk({ [file]: torn }).save(file, whole, {
			resolved: [...resolved, { start: 6, end: 6 }, { start: 2, end: 2 }],
		});
		const names = at
			.git("merge")
			.questions.map((each) => /“(.*)”/.exec(each)?.[1]);
		expect(names.sort()).toEqual(["price()", "tax()"]);
	});

	it("is none where the merge was given up", () => {
		const at = new Desk({ [file]: torn }).save(file, whole, { resolved });
		at.git("reset").git("commit");
		expect(at.questions).toEqual([]);
	});

	it("is none in generated and lock files, and where imports alone were merged", () => {
		const at = new Desk();
		at.save("package-lock.json", "{}", { resolved: [{ start: 1, end: 1 }] });
		at.save("dist/a.js", "run();\n", { resolved: [{ start: 1, end: 1 }] });
		at.save(file, `import { a } from "a";\n${whole}`, {
			resolved: [{ start: 1, end: 1 }],
		});
		expect(at.git("merge").questions).toEqual([]);
	});

	it("is silent where a comment that came with it says why", () => {
		const said = text(
			"\t// The discount goes first, because a season may not make it larger.\n\treturn (cart.sum - discount) * season;",
		);
		const at = new Desk({ [file]: torn }).save(file, said, {
			resolved: [{ start: 2, end: 3 }],
		});
		expect(at.git("merge").questions).toEqual([]);
	});

	it("is none of merges without a conflict", () => {
		const at = new Desk({ [file]: text("\treturn 1;") }).save(file, whole);
		expect(at.git("merge").questions).toEqual([]);
	});
});
