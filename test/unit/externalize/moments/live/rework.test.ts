import { describe, expect, it } from "vitest";
import { Desk } from "../../../../support/workAtDesk.ts";

const file = "src/retry.ts";
const around = (body: readonly string[]) =>
	[
		"import { wait } from './wait';",
		"",
		"export async function backoff(call: Call) {",
		...body.map((line) => `\t${line}`),
		"}",
		"",
		"export function other() {",
		"\treturn 1;",
		"}",
		"",
	].join("\n");
const versions: readonly (readonly string[])[] = [
	["const a = await call();", "if (a.ok) return a;", "return fail(a);"],
	["for (const ms of delays) {", "	await wait(ms);", "}"],
	[
		"let left = mostTries;",
		"while (left-- > 0) await once(call);",
		"throw new Gone();",
	],
	["return retrying(call, {", "	jitter: full,", "});"],
	["return queue.add(async () => {", "	await leader.run(call);", "});"],
].map((lines) => lines);
const texts = versions.map(around);
const desk = () => new Desk({ [file]: texts[0] ?? "" });

describe("rework", () => {
	it("asks what the former versions got wrong when lines are written anew the third time in a session", () => {
		const at = desk();
		for (const text of texts.slice(1, 4)) at.save(file, text).pass(5);
		expect(at.of("rework")).toEqual([
			"rework src/retry.ts:4-6 These lines of “backoff()” were written anew 3 times: what did the former versions get wrong?",
		]);
		expect(at.asked[0]?.weight).toBeGreaterThanOrEqual(0.5);
	});

	it("needs no minute between versions where each was run, and weighs more then", () => {
		const at = desk();
		for (const text of texts.slice(1, 4)) at.save(file, text).run("vitest", 1);
		expect(at.of("rework")).toHaveLength(1);
		expect(at.asked[0]?.weight).toBeGreaterThan(0.6);
	});

	it("is asked once", () => {
		const at = desk();
		for (const text of texts.slice(1)) at.save(file, text).pass(5);
		expect(at.of("rework")).toHaveLength(1);
	});

	it("follows the lines where others came above them", () => {
		const at = desk();
		let above = "";
		for (const text of texts.slice(1, 4)) {
			at.save(file, above + text).pass(5);
			above += "import { a } from 'a';\nimport { b } from 'b';\n";
			at.save(file, above + text).pass(5);
		}
		expect(at.of("rework")).toEqual([
			expect.stringMatching(/^rework src\/retry\.ts:8-10 /),
		]);
	});

	it("makes no versions of what is saved while it is typed", () => {
		const at = desk();
		for (const text of [...texts.slice(1), ...texts.slice(0, 1)])
			at.save(file, text);
		expect(at.questions).toEqual([]);
	});

	it("is none where lines grow, a line after the other", () => {
		const at = desk();
		const body = [...(versions[0] ?? [])];
		for (let n = 1; n < 12; n++) {
			body.splice(n, 0, `await step${n}(call, a);`);
			at.save(file, around(body)).pass(5);
		}
		expect(at.questions).toEqual([]);
	});

	it("is none where one line of many is set right again and again", () => {
		const body = Array.from({ length: 9 }, (_, n) => `await step${n}(call);`);
		const at = desk().save(file, around(body)).pass(5);
		for (let n = 0; n < 5; n++) {
			body[n] = `await better${n}(call, leader, n);`;
			at.save(file, around(body)).pass(5);
		}
		expect(at.questions).toEqual([]);
	});

	it("is none where a line becomes more and more of them", () => {
		const at = desk();
		for (const length of [1, 5, 20, 70, 240]) {
			const body = Array.from(
				{ length },
				(_, n) => `await step${n}(call, ${length});`,
			);
			at.save(file, around(body)).pass(5);
		}
		expect(at.questions).toEqual([]);
	});

	it("counts no change of a part as a version of the whole", () => {
		const body = [...(versions[1] ?? [])];
		const at = new Desk({ [file]: around(body) });
		body[1] = "await sleep(late + ms);";
		at.save(file, around(body)).pass(5);
		at.save(file, texts[2] ?? "")
			.pass(5)
			.save(file, texts[3] ?? "");
		expect(at.questions).toEqual([]);
		expect(
			at
				.pass(5)
				.save(file, texts[4] ?? "")
				.of("rework"),
		).toHaveLength(1);
	});

	it("is none where two versions take turns", () => {
		const at = desk();
		for (let n = 0; n < 6; n++) at.save(file, texts[1 - (n % 2)] ?? "").pass(3);
		expect(at.of("rework")).toEqual([]);
	});

	it("is none over several days, by undoing, or by replacing something everywhere", () => {
		const days = desk();
		for (const text of texts.slice(1, 4)) days.save(file, text).pass(24 * 60);
		expect(days.of("rework")).toEqual([]);
		const undone = desk();
		for (const text of texts.slice(1, 4))
			undone.save(file, text, { isUndone: true }).pass(5);
		expect(undone.questions).toEqual([]);
		const everywhere = new Desk();
		for (const name of ["a", "b", "c", "d", "e"])
			everywhere
				.save(
					file,
					Array.from({ length: 24 }, (_, n) =>
						n % 2 ? `stay(${n});` : `${name}.call(${n});`,
					).join("\n"),
				)
				.pass(5);
		expect(everywhere.questions).toEqual([]);
	});

	it("is none after git put another state of the file in place", () => {
		const at = desk();
		at.save(file, texts[1] ?? "").pass(5);
		at.save(file, texts[2] ?? "").pass(5);
		at.git("checkout")
			.put(file, texts[0] ?? "")
			.pass(5);
		at.save(file, texts[3] ?? "");
		expect(at.questions).toEqual([]);
	});

	it("is none of lists that names are added to, and of what is imported", () => {
		const names = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"];
		const at = new Desk({ [file]: "__all__ = [\n    'Alpha',\n]\n" });
		for (const n of [2, 3, 4, 5]) {
			const list = names.slice(0, n).join(", ");
			at.save(
				file,
				`__all__ = [\n    ${list}\n]\nimport { ${list} } from "x";\n`,
			);
			at.pass(5);
		}
		expect(at.questions).toEqual([]);
	});

	it("is silent where a comment that came with it gives the reason, and in files that nobody writes", () => {
		const at = desk();
		for (const text of texts.slice(1, 3)) at.save(file, text).pass(5);
		at.save(
			file,
			around([
				"// Retrying by hand is wrong here, because the server counts each call as a login.",
				...(versions[3] ?? []),
			]),
		);
		expect(at.questions).toEqual([]);
		const built = new Desk();
		for (const text of texts) built.save("dist/retry.js", text).pass(5);
		expect(built.questions).toEqual([]);
	});
});
