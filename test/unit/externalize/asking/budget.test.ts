import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { msg } from "../../../../src/core/message.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import {
	type AskingMemory,
	hush,
	newMemory,
	readMemory,
	rememberPress,
	rememberShown,
	writeMemory,
} from "../../../../src/externalize/asking/askingMemory.ts";
import {
	type AskingLevel,
	type AskingNow,
	questionToShow,
	thresholdOf,
} from "../../../../src/externalize/asking/budget.ts";
import type { OpenQuestion } from "../../../../src/externalize/asking/openQuestion.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const dayBegan = Date.UTC(2026, 10, 27);
const today = "2026-11-27";
const morning = dayBegan + 9 * hour;

const known: AskingMemory = newMemory("2026-11-20");

function open(weight: number, more: Partial<OpenQuestion> = {}): OpenQuestion {
	return {
		...{ key: `k${weight}`, number: 1, kind: "value", weight, at: morning },
		path: "src/retry.ts" as RepoPath,
		lines: undefined,
		question: msg`Why 30?`,
		evidence: [],
		...{ commit: undefined, blob: undefined, state: "open", wasShown: false },
		...more,
	};
}

function at(now: number, more: Partial<AskingNow> = {}): AskingNow {
	return {
		...{ level: "normal", memory: known, never: [], now, today, dayBegan },
		...more,
	};
}

/** What is shown of questions without end, looked for every minute of a day. */
function shownInADay(level: AskingLevel, began = dayBegan): number[] {
	let memory = known;
	const times: number[] = [];
	for (let now = began; now < dayBegan + day; now += minute)
		if (
			typeof questionToShow([open(0.9)], at(now, { level, memory })) !==
			"string"
		) {
			memory = rememberShown(memory, now);
			times.push(now);
		}
	return times;
}

describe("The budget of questions", () => {
	it("shows one an hour and three a day", () => {
		const times = shownInADay("normal");
		expect(times).toHaveLength(3);
		expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(hour);
	});

	it("shows three an hour and eight a day to the eager, ten minutes apart", () => {
		const times = shownInADay("eager");
		expect(times).toHaveLength(8);
		const gaps = times.slice(1).map((each, i) => each - (times[i] ?? 0));
		expect(Math.min(...gaps)).toBe(10 * minute);
		expect((times[3] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(hour);
	});

	it.each(["quiet", "off"] as const)("shows none on level %s", (level) => {
		expect(shownInADay(level)).toEqual([]);
	});

	it("shows none on a person's first day", () => {
		const memory = newMemory(today);
		expect(questionToShow([open(1)], at(morning, { memory }))).toBe(
			"first-day",
		);
	});

	it("ends for the day after three “Not now” in a row, and begins again the next", () => {
		let memory = known;
		for (let i = 0; i < 2; i++)
			memory = rememberPress(memory, "value", "later", today);
		expect(questionToShow([open(1)], at(morning, { memory }))).toMatchObject({
			weight: 1,
		});
		memory = rememberPress(memory, "rework", "later", today);
		expect(questionToShow([open(1)], at(morning, { memory }))).toBe("ended");
		const next = {
			...{ now: morning + day, today: "2026-11-28", dayBegan: dayBegan + day },
			memory,
		};
		expect(questionToShow([open(1)], at(0, next))).toMatchObject({ weight: 1 });
	});

	it("counts “Not now” anew after an answer", () => {
		let memory = known;
		for (const press of ["later", "later", "answer", "later", "later"] as const)
			memory = rememberPress(memory, "value", press, today);
		expect(memory.endedOn).toBeUndefined();
	});

	it("is silent while hushed", () => {
		const memory = hush(known, morning + hour);
		expect(questionToShow([open(1)], at(morning, { memory }))).toBe("hushed");
		expect(
			questionToShow([open(1)], at(morning + hour, { memory })),
		).toMatchObject({ weight: 1 });
	});

	it("shows the most telling one, none twice, none that was put off, and none of a kind that is never to be asked", () => {
		const all = [
			open(0.6),
			open(0.8, { wasShown: true }),
			open(0.85, { state: "later" }),
			open(0.9, { kind: "agent" }),
			open(0.7),
		];
		expect(
			questionToShow(all, at(morning, { never: ["agent"] })),
		).toMatchObject({ weight: 0.7 });
	});

	it("says so where there is nothing to ask", () => {
		expect(questionToShow([open(0.49)], at(morning))).toBe("nothing");
	});
});

describe("What pressed buttons teach", () => {
	it("asks less of a kind that is put off, more of one that is answered, and leaves the others", () => {
		let memory = known;
		const weight = 0.52;
		for (let i = 0; i < 3; i++)
			memory = rememberPress(memory, "value", "later", "2026-11-26");
		const asking = at(morning, { memory });
		expect(questionToShow([open(weight)], asking)).toBe("nothing");
		expect(
			questionToShow([open(weight, { kind: "rework" })], asking),
		).toMatchObject({ kind: "rework" });
		for (let i = 0; i < 5; i++)
			memory = rememberPress(memory, "value", "answer", "2026-11-26");
		expect(questionToShow([open(0.48)], at(morning, { memory }))).toMatchObject(
			{ weight: 0.48 },
		);
	});

	it("moves the threshold by a fifth at most, and is the level's own before anything was taught", () => {
		expect(thresholdOf(undefined, "normal")).toBe(0.5);
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom("answer", "later")),
				(presses: readonly ("answer" | "later")[]) => {
					let memory = known;
					for (const press of presses)
						memory = rememberPress(memory, "value", press, today);
					const { yes, no } = memory.taught.value ?? { yes: 0, no: 0 };
					expect(yes + no).toBeLessThanOrEqual(20.001);
					const threshold = thresholdOf(memory.taught.value, "normal");
					expect(Math.abs(threshold - 0.5)).toBeLessThanOrEqual(0.2);
				},
			),
		);
	});

	it("forgets old presses as new ones come", () => {
		let memory = known;
		for (let i = 0; i < 30; i++)
			memory = rememberPress(memory, "value", "later", today);
		for (let i = 0; i < 30; i++)
			memory = rememberPress(memory, "value", "answer", today);
		expect(thresholdOf(memory.taught.value, "normal")).toBeLessThan(0.42);
	});

	it("is the same after it was written and read, and as on the first day where that is damaged", () => {
		let memory = rememberShown(known, morning);
		memory = rememberPress(memory, "struggle", "later", today);
		memory = hush(memory, morning + hour);
		expect(readMemory(writeMemory(memory), "2026-12-01")).toEqual(memory);
		expect(readMemory("{", today)).toEqual(newMemory(today));
		expect(readMemory(undefined, today)).toEqual(newMemory(today));
		fc.assert(
			fc.property(fc.json(), (json) => {
				expect(readMemory(json, today).firstDay).toBe(today);
			}),
		);
	});
});
