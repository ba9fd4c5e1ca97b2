import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SavedEvent } from "../../../../src/externalize/events/event.ts";
import {
	longestSaved,
	type Saved,
	savedEvent,
} from "../../../../src/externalize/events/savedEvent.ts";
import { textIds } from "../../../../src/externalize/events/textIds.ts";
import { patient } from "../../../support/patientPacer.ts";

const ids = textIds("0".repeat(32));

async function save(
	before: string,
	after: string,
	more: Partial<Saved> = {},
): Promise<SavedEvent | undefined> {
	return savedEvent(
		{
			...{ path: "src/retry.ts" as Saved["path"], at: 1, before, after },
			...{ isUndone: false, pasted: [], ...more },
		},
		ids,
		patient,
	);
}

const retry = [
	"function retry() {",
	"  const delay = 20;",
	"  wait(delay);",
	"}",
];
const text = (lines: readonly string[]) => `${lines.join("\n")}\n`;

describe("a save", () => {
	it("tells which lines came in the place of which, and nothing of what they say", async () => {
		const after = text([
			...["import { wait } from './wait'", "", ...retry.slice(0, 2)],
			...["  await wait(delay, jitter());", "  log();", "}"],
		]);
		const event = await save(text(retry), after);
		expect(event).toMatchObject({
			...{ type: "saved", at: 1, path: "src/retry.ts", isUndone: false },
			changes: [
				{ before: { start: 1, end: 0 }, after: { start: 1, end: 2 }, was: "" },
				{ before: { start: 3, end: 3 }, after: { start: 5, end: 6 } },
			],
			...{ pasted: [], resolved: [] },
		});
		expect(JSON.stringify(event)).not.toMatch(/wait|jitter|delay/);
	});

	it("tells where lines went that nothing took the place of", async () => {
		const event = await save(
			text(retry),
			text(retry.toSpliced(2, 1)).replace("20", "20"),
		);
		expect(event?.changes).toMatchObject([
			{ before: { start: 3, end: 3 }, after: { start: 3, end: 2 }, now: "" },
		]);
	});

	it("gives lines that come back the id that they had", async () => {
		const other = text(retry.with(2, "  sleep(delay);"));
		const there = await save(text(retry), other);
		const back = await save(other, text(retry));
		expect(back?.changes[0]?.now).toBe(there?.changes[0]?.was);
		expect(back?.after).toBe(there?.before);
		expect(back?.changes[0]?.now).not.toBe(back?.changes[0]?.was);
	});

	it("has one frame for all values of one place", async () => {
		const at = (value: number) =>
			text(retry.with(1, `  const delay = ${value};`));
		const first = await save(at(20), at(30));
		const second = await save(at(30), at(45));
		const frame = first?.changes[0]?.frame;
		expect(frame).toMatch(/^[0-9a-f]{16}$/);
		expect(second?.changes[0]?.frame).toBe(frame);
		const renamed = await save(text(retry), text(retry).replace("delay", "d"));
		expect(renamed?.changes[0]).not.toHaveProperty("frame");
	});

	it("that a formatter alone was at work in changes nothing, but is told", async () => {
		const laidOut =
			"function retry()\n{\n\tconst delay = 20\n\twait(\n\t\tdelay,\n\t);\n}\n";
		const event = await save(text(retry), laidOut);
		expect(event?.before).toBe(event?.after);
		expect(event?.changes).toEqual([]);
	});

	it("leaves out what a formatter did elsewhere", async () => {
		const before = text([...retry, "", "call(first, second);", "", "end();"]);
		const after = before
			.replace("wait(delay)", "sleep(delay)")
			.replace("call(first, second)", "call(\n  first,\n  second,\n)");
		const event = await save(before, after);
		expect(event?.changes.map((change) => change.before.start)).toEqual([3]);
	});

	it("tells of pasted lines those that are new", async () => {
		const after = text([...retry, "", "first();", "second();"]);
		const event = await save(text(retry), after, {
			pasted: [
				{ start: 4, end: 7 },
				{ start: 1, end: 2 },
			],
		});
		expect(event?.pasted).toEqual([{ start: 5, end: 7 }]);
	});

	it("is none where nothing was changed", async () => {
		expect(await save(text(retry), text(retry))).toBe(undefined);
	});

	it("is none of a text that nobody writes", async () => {
		expect(await save("a", "a".repeat(longestSaved + 1))).toBe(undefined);
		expect(await save("a", "a".repeat(5000))).toBe(undefined);
	});

	it("tells the first 200 changes", async () => {
		const lines = Array.from({ length: 1000 }, (_, at) => `line${at}();`);
		const after = lines.map((line, at) => (at % 3 ? line : `other${at}();`));
		expect((await save(text(lines), text(after)))?.changes).toHaveLength(200);
	});

	it("speaks of lines that are there, of any two texts", async () => {
		const line = fc.constantFrom("one();", "two(1)", "", "\tthree", "}", "a,");
		const lines = fc.array(line, { maxLength: 30 });
		await fc.assert(
			fc.asyncProperty(lines, lines, async (old, now) => {
				const event = await save(old.join("\n"), now.join("\n"));
				let [oldEnd, nowEnd] = [0, 0];
				for (const { before, after } of event?.changes ?? []) {
					expect(before.start).toBeGreaterThan(oldEnd);
					expect(after.start).toBeGreaterThan(nowEnd);
					expect(before.end).toBeGreaterThanOrEqual(before.start - 1);
					expect(after.end).toBeGreaterThanOrEqual(after.start - 1);
					[oldEnd, nowEnd] = [before.end, after.end];
				}
				expect(oldEnd).toBeLessThanOrEqual(Math.max(1, old.length));
				expect(nowEnd).toBeLessThanOrEqual(Math.max(1, now.length));
			}),
		);
	});
});

describe("a conflict that is saved", () => {
	const ours = ["<<<<<<< HEAD", "  const delay = 20;"];
	const theirs = ["=======", "  const delay = 30;", ">>>>>>> theirs"];
	const conflict = retry.toSpliced(1, 1, ...ours, ...theirs);

	it("is resolved where no marks are left, and tells what stands there", async () => {
		const after = text(retry.toSpliced(1, 1, "  const delay = 25;", "  // 5"));
		const event = await save(text(conflict), after);
		expect(event?.resolved).toEqual([{ start: 2, end: 3 }]);
	});

	it("is resolved where one side was taken as it was, or none", async () => {
		const taken = await save(text(conflict), text(retry));
		expect(taken?.resolved).toEqual([{ start: 2, end: 2 }]);
		const none = await save(text(conflict), text(retry.toSpliced(1, 1)));
		expect(none?.resolved).toHaveLength(1);
	});

	it("is not while its marks stand", async () => {
		const after = text(conflict.with(2, "  const delay = 40;"));
		expect((await save(text(conflict), after))?.resolved).toEqual([]);
	});

	it("is told alone where another is left", async () => {
		const both = [...conflict, "", "function other() {", ...ours, ...theirs];
		const after = [...retry, "", "function other() {", ...ours, ...theirs];
		const event = await save(text(both), text(after));
		expect(event?.resolved).toEqual([{ start: 2, end: 2 }]);
	});

	it("is none where none was", async () => {
		const after = text(retry.with(1, "  const delay = 1;"));
		expect((await save(text(retry), after))?.resolved).toEqual([]);
		expect((await save(text(retry), text(conflict)))?.resolved).toEqual([]);
	});
});
