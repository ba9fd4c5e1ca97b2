import { describe, expect, it } from "vitest";
import { Desk } from "../../../../support/workAtDesk.ts";

const file = "src/pool.ts";
const text = (value: string, line = "const timeout = ¤;") =>
	`export function open() {\n\tstart();\n\t${line.replace("¤", value)}\n\treturn timeout;\n}\n`;
const desk = (line?: string) => new Desk({ [file]: text("10", line) });

describe("a value that is tried", () => {
	it("is asked about when it has its third value, by its name", () => {
		const at = desk().save(file, text("20")).pass(2);
		expect(at.questions).toEqual([]);
		at.save(file, text("30"));
		expect(at.of("value")).toEqual([
			"value src/pool.ts:3-3 “timeout” is 30 now, after 2 other values: what decides it?",
		]);
		expect(at.asked[0]?.weight).toBeGreaterThanOrEqual(0.68);
	});

	it("is the literal that was changed, where the line has several", () => {
		const line = "connect({ retries: 3, limit: ¤, ttl: 60 });";
		const at = desk(line).save(file, text("20", line)).pass(2);
		at.save(file, text("30", line));
		expect(at.of("value")[0]).toMatch(/“limit” is 30 now/);
	});

	it("counts a value that was run, however short it stood", () => {
		const at = desk().save(file, text("20")).run("vitest", 1);
		expect(at.save(file, text("30")).of("value")).toHaveLength(1);
	});

	it("is followed where lines come above it", () => {
		const above = "import { a } from 'a';\n";
		const at = desk().save(file, text("20")).pass(2);
		at.save(file, above + text("20"))
			.pass(2)
			.save(file, above + text("30"));
		expect(at.of("value")[0]).toMatch(/^value src\/pool\.ts:4-4 /);
	});

	it("is none where a value is typed in steps, or goes there and back", () => {
		const typed = desk().save(file, text("2")).save(file, text("20"));
		expect(typed.questions).toEqual([]);
		const flag = "const isFast = ¤;";
		const back = new Desk({ [file]: text("true", flag) });
		for (let n = 0; n < 6; n++)
			back.save(file, text(n % 2 ? "true" : "false", flag)).pass(3);
		expect(back.of("value")).toEqual([]);
	});

	it("is none where more than the literal changed, or by undoing", () => {
		const at = desk().save(file, text("20", "const limit = ¤;")).pass(2);
		at.save(file, text("30")).pass(2);
		expect(at.questions).toEqual([]);
		const undone = desk().save(file, text("20"), { isUndone: true }).pass(2);
		undone.save(file, text("30"), { isUndone: true });
		expect(undone.questions).toEqual([]);
	});

	it("is none of two places that look the same", () => {
		const two = (a: string, b: string) =>
			`a({\n\ttimeout: ${a},\n});\nother();\nb({\n\ttimeout: ${b},\n});\n`;
		const at = new Desk({ [file]: two("10", "40") });
		at.save(file, two("20", "40")).pass(2).save(file, two("20", "50"));
		expect(at.questions).toEqual([]);
	});

	it("is silent where a note is on the line, and in lock files", () => {
		const at = desk();
		at.notes = [
			{
				...{ id: "k3f9q2mx" as never, title: "30 s", kind: "why" },
				...{ isOpen: false, by: [], lines: { start: 3, end: 3 } },
				...{ hasChanged: false, revision: "1" },
			},
		];
		at.save(file, text("20")).pass(2).save(file, text("30"));
		for (const value of ["1", "2", "3", "4"])
			at.save("src/generated/pool.ts", text(value)).pass(2);
		expect(at.questions).toEqual([]);
	});
});
