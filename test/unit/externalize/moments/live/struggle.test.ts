import { describe, expect, it } from "vitest";
import { Desk } from "../../../../support/workAtDesk.ts";

const file = "src/queue.ts";
const code = (body: string) =>
	`export function drain(queue: Queue) {\n\tprepare(queue);\n${body}\n\treturn queue.size;\n}\n`;
const desk = () => new Desk({ [file]: code("\tqueue.take();") });
/** Fails so many times, with an edit before each. */
const failing = (at: Desk, times: number, program = "vitest") => {
	for (let n = 1; n <= times; n++)
		at.save(file, code(`\tqueue.take(step${n});`)).run(program, 1);
	return at;
};

describe("a struggle", () => {
	it("asks what it was once a command passes that failed three times, where the edit was made", () => {
		const at = failing(desk(), 3)
			.save(file, code("\twhile (queue.size > 0) queue.take(now);"))
			.run("vitest", 0);
		expect(at.of("struggle")).toEqual([
			"struggle src/queue.ts:3-3 “vitest” passes after 4 tries, since “drain()” was changed: what was it really?",
		]);
	});

	it("is seen without an edit between the failures, as long as there is one before the pass", () => {
		const at = desk().run("npm", 1).run("npm", 1).run("npm", 1);
		at.save(file, code("\tqueue.takeAll(now);")).run("npm", 0);
		expect(at.of("struggle")).toHaveLength(1);
	});

	it("weighs more the oftener it failed, and where each failure was a try", () => {
		const weight = (at: Desk) =>
			at
				.save(file, code("\tdone(queue);"))
				.run("vitest", 0)
				.asked.find(({ kind }) => kind === "struggle")?.weight ?? 0;
		const idle = desk().run("vitest", 1).run("vitest", 1).run("vitest", 1);
		expect(weight(idle)).toBeGreaterThanOrEqual(0.5);
		expect(weight(failing(desk(), 3))).toBeGreaterThan(weight(idle));
		expect(weight(failing(desk(), 6))).toBeGreaterThan(
			weight(failing(desk(), 3)),
		);
	});

	it("takes the runs of a test runner together, whatever tests they are told to run", () => {
		const at = desk()
			.run("pytest", 1, "pytest -k drain")
			.run("pytest", 1, "pytest -x")
			.run("pytest", 1, "pytest -k drain")
			.save(file, code("\tqueue.takeAll(now);"))
			.run("pytest", 0, "pytest -k drain");
		expect(at.of("struggle")).toHaveLength(1);
	});

	it("is none where what passes had hardly failed itself", () => {
		const at = failing(desk(), 3, "pytest")
			.save(file, code("\tqueue.takeAll(now);"))
			.run("pytest", 0, "pytest -k other")
			.run("pytest", 1, "pytest -k third")
			.save(file, code("\tqueue.takeAll(then);"))
			.run("pytest", 0, "pytest -k third");
		failing(at, 3, "cargo")
			.save(file, code("\tx(y);"))
			.run("cargo", 0, "cargo fmt");
		expect(at.of("struggle")).toEqual([]);
	});

	it("is none of programs that do many things, where the commands are others", () => {
		const at = desk()
			.run("npm", 1, "npm test")
			.run("npm", 1, "npm run build")
			.run("npm", 1, "npm run lint")
			.save(file, code("\tqueue.takeAll(now);"))
			.run("npm", 0, "npm test");
		expect(at.of("struggle")).toEqual([]);
	});

	it("counts debug sessions that exceptions stop", () => {
		const at = desk().debug(1, undefined).debug(2, 0).debug(0, 1);
		at.save(file, code("\tqueue.takeAll(now);")).debug(0, 0);
		expect(at.of("struggle")).toEqual([
			"struggle src/queue.ts:3-3 The debug session passes after 4 tries, since “drain()” was changed: what was it really?",
		]);
	});

	it.each([
		["two failures", (at: Desk) => failing(at, 2)],
		[
			"exit codes that are not known",
			(at: Desk) =>
				at
					.run("vitest", undefined)
					.run("vitest", undefined)
					.run("vitest", undefined),
		],
		[
			"Ctrl-C",
			(at: Desk) => at.run("vitest", 130).run("vitest", 130).run("vitest", 130),
		],
		[
			"a program that is not there",
			(at: Desk) => at.run("vitest", 127).run("vitest", 127).run("vitest", 127),
		],
		["failures of long ago", (at: Desk) => failing(at, 3).pass(200)],
		["a pull that may be why", (at: Desk) => failing(at, 3).git("pull")],
	])("is none by %s", (_, before) => {
		const at = before(desk());
		at.save(file, code("\tqueue.takeAll(now);")).run("vitest", 0);
		expect(at.of("struggle")).toEqual([]);
	});

	it("is none without an edit before the pass, nor by undoing, nor by layout alone", () => {
		const text = code("\tqueue.take(step3);");
		expect(failing(desk(), 3).run("vitest", 0).of("struggle")).toEqual([]);
		const undone = failing(desk(), 3);
		undone.save(file, code("\tqueue.take();"), { isUndone: true });
		expect(undone.run("vitest", 0).of("struggle")).toEqual([]);
		const laidOut = failing(desk(), 3).save(file, text.replace(/\t/g, "    "));
		expect(laidOut.run("vitest", 0).of("struggle")).toEqual([]);
	});

	it.each("grep diff test ls cd ping vim less git curl".split(" "))(
		"is none of %s, which fails as a matter of course",
		(program) => {
			const at = failing(desk(), 5, program);
			at.save(file, code("\tqueue.takeAll(now);")).run(program, 0);
			expect(at.of("struggle")).toEqual([]);
		},
	);

	it("is not asked again where nothing failed since", () => {
		const at = failing(desk(), 3).save(file, code("\tall(now);"));
		at.run("vitest", 0).save(file, code("\tall(later);")).run("vitest", 0);
		expect(at.of("struggle")).toHaveLength(1);
	});

	it("tells of the largest edit in code, wherever it stands by then", () => {
		const test = "test/queue.test.ts";
		const at = failing(desk(), 3)
			.save(
				test,
				"it('drains', () => {\n\tone(1);\n\ttwo(2);\n\tthree(3);\n\tfour(4);\n});\n",
			)
			.save(file, code("\tfor (const each of queue)\n\t\teach.take(now);"))
			.save(
				file,
				`// A queue.\nimport { x } from "x";\n${code("\tfor (const each of queue)\n\t\teach.take(now);")}`,
			)
			.run("vitest", 0);
		expect(at.of("struggle")[0]).toMatch(/^struggle src\/queue\.ts:5-6 /);
	});

	it("is silent where generated and lock files alone were changed", () => {
		const at = desk().run("npm", 1).run("npm", 1).run("npm", 1);
		at.save("package-lock.json", "{}").save("dist/a.js", "x()").run("npm", 0);
		expect(at.of("struggle")).toEqual([]);
	});
});
