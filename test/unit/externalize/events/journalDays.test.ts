import fc from "fast-check";
import { expect, it } from "vitest";
import { english } from "../../../../src/core/message.ts";
import type { WorkEvent } from "../../../../src/externalize/events/event.ts";
import { eventWords } from "../../../../src/externalize/events/eventWords.ts";
import { journalDays } from "../../../../src/externalize/events/journalDays.ts";
import { arbitraryEvent } from "./arbitraryEvent.ts";

const at = (day: number, hour: number) =>
	new Date(2026, 10, day, hour, 3, 9).getTime();
const said = (event: object) =>
	eventWords({ at: 1, ...event } as WorkEvent)
		.map(english)
		.join("; ");
const saved = {
	...{ type: "saved", path: "a.ts", before: "1", after: "2", changes: [] },
	...{ isUndone: false, pasted: [], resolved: [] },
};
const lines = (start: number, end: number) => ({ start, end });

it.each([
	[{ ...saved, after: "1" }, "a.ts was saved, in another layout alone"],
	[
		{
			...saved,
			changes: [{ after: lines(3, 3) }, { after: lines(5, 9) }],
			isUndone: true,
		},
		"a.ts was saved; lines changed: 3, 5-9; by undo and redo alone",
	],
	[
		{ ...saved, pasted: [lines(3, 4)], resolved: [lines(7, 7)] },
		"a.ts was saved; probably pasted: 3-4; conflict resolved: 7",
	],
	[{ type: "moved", from: "a.ts", to: "b.ts" }, "a.ts became b.ts"],
	[{ type: "deleted", path: "a.ts" }, "a.ts was deleted"],
	[
		{ type: "problems", path: "a.ts", errors: 0 },
		"a.ts has no errors any more",
	],
	[{ type: "problems", path: "a.ts", errors: 1 }, "a.ts has 1 error"],
	[
		{ type: "ran", by: "task", program: "npm", exitCode: 1 },
		"a task with npm ended with 1",
	],
	[
		{ type: "ran", by: "terminal", program: "", exitCode: undefined },
		"a command in a terminal ended",
	],
	[
		{ type: "debugged", exceptions: 2, exitCode: 1 },
		"a debug session ended with 1; stopped by 2 exceptions",
	],
	[
		{ type: "git", did: "amend", from: "a".repeat(40), to: "b".repeat(40) },
		"git: amended commit, aaaaaaaaaa to bbbbbbbbbb",
	],
])("%j reads as %s", (event, words) => {
	expect(said(event)).toBe(words);
});

it("tells the last day first, and within it the last event", () => {
	const events = [at(25, 9), at(26, 8), at(26, 17)].map(
		(time) => ({ type: "deleted", at: time, path: "a.ts" }) as WorkEvent,
	);
	expect(
		journalDays(events).map(({ day, entries }) => [
			day,
			entries.map(({ time }) => time),
		]),
	).toEqual([
		["2026-11-26", ["17:03:09", "08:03:09"]],
		["2026-11-25", ["09:03:09"]],
	]);
});

it("has words for every event there can be", () => {
	fc.assert(
		fc.property(arbitraryEvent, (event) => {
			for (const clause of eventWords(event))
				expect(english(clause)).not.toBe("");
		}),
	);
});
