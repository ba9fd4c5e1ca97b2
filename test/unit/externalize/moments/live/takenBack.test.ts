import { describe, expect, it } from "vitest";
import { Desk } from "../../../../support/workAtDesk.ts";

const file = "src/cache.ts";
const text = (body: string, end = "") =>
	`export class Cache {\n\tread(key: Key) {\n${body}\n\t}\n\twrite(key: Key) {\n\t\tstore(key);\n\t}\n}\n${end}`;
const first = text("\t\tconst held = map.get(key);\n\t\treturn held?.value;");
const second = text(
	"\t\tconst found = tree.find(key);\n\t\tif (!found) throw new Missing(key);\n\t\treturn found.leaf.value;",
);
const desk = () => new Desk({ [file]: first });
const question =
	"“read()” is again as it was before: what did you learn that made you take it back?";

describe("taking back by hand", () => {
	it("is asked about when a file is again as it was, after something else stood there for a while", () => {
		const at = desk().save(file, second).pass(12).save(file, first);
		expect(at.of("revert")).toEqual([`revert src/cache.ts:3-4 ${question}`]);
		expect(at.asked[0]?.weight).toBeGreaterThanOrEqual(0.5);
	});

	it("is asked about at once where it had been run meanwhile, and weighs more where it was committed", () => {
		const run = desk().save(file, second).run("vitest", 1).save(file, first);
		expect(run.of("revert")).toHaveLength(1);
		const kept = desk().save(file, second).run("vitest", 0).git("commit");
		kept.pass(20).save(file, first);
		expect(kept.asked[0]?.weight).toBeGreaterThanOrEqual(0.68);
		expect(kept.asked[0]?.weight).toBeGreaterThan(run.asked[0]?.weight ?? 1);
	});

	it("is seen in lines, too, where the rest of the file went on", () => {
		const end = "\nexport function more() {\n\treturn less();\n}\n";
		const at = desk().save(file, second).pass(12);
		at.save(file, second + end).pass(12);
		at.save(file, first + end);
		expect(at.of("revert")).toEqual([
			`revert src/cache.ts:3-4 Lines of ${question.replace(" is again as it was", " are again as they were")}`,
		]);
	});

	it("is seen where what was changed had been typed and saved in steps", () => {
		const steps = [
			"tree",
			"tree.fi",
			"tree.find(key)",
			"tree.find(key) ?? none",
		];
		const at = desk();
		for (const step of steps)
			at.save(file, text(`\t\tconst held = ${step};\n\t\treturn held?.value;`));
		at.run("vitest", 1).pass(11).save(file, first);
		expect(at.of("revert")).toHaveLength(1);
	});

	it("is asked about once where several files are taken back together", () => {
		const other = "src/store.ts";
		const at = desk().put(other, first).save(file, second).save(other, second);
		at.run("vitest", 1).pass(12).save(file, first).save(other, first);
		expect(at.of("revert")).toHaveLength(1);
	});

	it("is of no function where what was put in between two goes", () => {
		const put =
			"export function far(key: Key) {\n\tfetch(key);\n\thold(key);\n\tdrop(key);\n}\n";
		const at = new Desk({ [file]: first + second });
		at.save(file, first + put + second)
			.run("vitest", 0)
			.git("commit")
			.pass(30);
		at.save(file, first + second);
		expect(at.of("revert")[0]).toMatch(/“cache\.ts” is again/);
	});

	it("is none by undoing and redoing", () => {
		const at = desk().save(file, second).pass(12);
		for (let n = 0; n < 6; n++)
			at.save(file, n % 2 ? second : first, { isUndone: true }).pass(12);
		expect(at.questions).toEqual([]);
	});

	it("is none where nothing else stood but for a moment, or while typing", () => {
		const at = desk();
		for (let n = 0; n < 6; n++) at.save(file, n % 2 ? first : second);
		expect(at.questions).toEqual([]);
	});

	it("is none where somebody typed for long, and took back all of it in one go", () => {
		const at = desk();
		for (let n = 0; n < 200; n++)
			at.save(file, text(`\t\treturn read(${"x".repeat(n)}, key);`));
		expect(at.save(file, first).questions).toEqual([]);
	});

	it("is none where git put the former state in place", () => {
		const unseen = desk().save(file, second).pass(12);
		unseen.git("checkout").put(file, first).pass(5);
		unseen.save(file, text("\t\treturn 1 + now;"));
		expect(unseen.questions).toEqual([]);
		const seen = desk().save(file, second).pass(12).git("reset");
		expect(seen.save(file, first).questions).toEqual([]);
	});

	it("is none where a print is taken out again", () => {
		const print = first.replace(
			"\t\treturn",
			"\t\tconsole.log(held);\n\t\treturn",
		);
		const at = desk().save(file, print).run("node", 0).run("node", 0);
		expect(at.pass(3).save(file, first).questions).toEqual([]);
	});

	it("is asked about where much that was put in, committed and used goes again", () => {
		const more = text(
			"\t\tconst held = map.get(key);\n\t\tif (held) {\n\t\t\tcount(held);\n\t\t\ttouch(held, now);\n\t\t\tage(held);\n\t\t}\n\t\treturn held?.value;",
		);
		const at = desk().save(file, more).run("vitest", 0).git("commit").pass(30);
		expect(at.save(file, first).of("revert")).toHaveLength(1);
	});

	it("is none where what was put in only moved to another file", () => {
		const put =
			"export function far(key: Key) {\n\tfetch(key);\n\thold(key);\n}\n";
		const gone = (isMoved: boolean) => {
			const at = new Desk({ [file]: first + second });
			at.save(file, first + put + second)
				.run("vitest", 0)
				.git("commit");
			at.pass(30);
			if (isMoved) at.save("src/far.ts", put);
			return at.save(file, first + second).of("revert").length;
		};
		expect(gone(true)).toBe(0);
		expect(gone(false)).toBe(1);
	});

	it("is none where a formatter was at work, and in files that nobody writes", () => {
		const laidOut = first.replace(/\t/g, "  ");
		const at = desk();
		for (let n = 0; n < 6; n++) at.save(file, n % 2 ? first : laidOut).pass(12);
		for (let n = 0; n < 3; n++)
			at.save("dist/cache.js", n % 2 ? second : first).pass(12);
		expect(at.questions).toEqual([]);
	});

	it("is silent where a note is on the lines, or a comment that came along gives the reason", () => {
		const noted = desk();
		noted.notes = [
			{
				...{ id: "k3f9q2mx" as never, title: "A map, not a tree", kind: "why" },
				...{ isOpen: false, by: [], lines: { start: 3, end: 4 } },
				...{ hasChanged: false, revision: "1" },
			},
		];
		noted.save(file, second).pass(12).save(file, first);
		expect(noted.questions).toEqual([]);
		const end = "\n// Cached.\n";
		const said = desk()
			.save(file, second + end)
			.pass(12);
		said.save(
			file,
			first.replace(
				"\t\tconst",
				"\t\t// Not a tree, because finding in it took longer than what the cache saves.\n\t\tconst",
			),
		);
		expect(said.questions).toEqual([]);
	});
});
