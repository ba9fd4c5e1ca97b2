import { describe, expect, it } from "vitest";
import type { AgendaStep } from "../../../../src/socialize/agenda/agenda.ts";
import { chooseSteps } from "../../../../src/socialize/agenda/chooseSteps.ts";

const step = (title: string, minutes: number): AgendaStep => ({
	...{ title, minutes, places: [], evidence: [], questions: [], notes: [] },
	keep: undefined,
});
const chosen = (minutes: number, ...parts: readonly AgendaStep[][]) => {
	const found = chooseSteps(
		parts.map((steps, at) => ({ title: `${at}`, steps })),
		minutes,
	);
	return {
		parts: found.parts.map(({ steps }) => steps.map(({ title }) => title)),
		left: found.left.map(({ title }) => title),
	};
};

describe("steps", () => {
	it("are taken from each part in turn, until the time is over", () => {
		const many = [step("a1", 5), step("a2", 5), step("a3", 5)];
		expect(chosen(15, many, [step("b1", 5)])).toEqual({
			parts: [["a1", "a2"], ["b1"]],
			left: ["a3"],
		});
	});

	it("that are too long let shorter ones pass, but one there is", () => {
		expect(chosen(6, [step("a", 5)], [step("b", 9)], [step("c", 1)])).toEqual({
			parts: [["a"], ["c"]],
			left: ["b"],
		});
		expect(chosen(1, [step("a", 5)]).parts).toEqual([["a"]]);
	});
});
