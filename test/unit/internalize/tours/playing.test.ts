import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import {
	nextTourOf,
	tourNamed,
} from "../../../../src/internalize/tours/neighbourTours.ts";
import { stepProse } from "../../../../src/internalize/tours/stepProse.ts";
import { createTourProgress } from "../../../../src/internalize/tours/tourProgress.ts";

describe("a step's prose", () => {
	const prose = (description: string, title?: string) =>
		stepProse({ description, title }, new Set(["1 - Parser", "Other"]));

	it("has the words of its links, which stand beside it, each once", () => {
		expect(
			prose("See [there][#2], [Parser#3], [Other] and again [there][#2]."),
		).toEqual({
			text: "See there, Parser, Other and again there.",
			links: [
				{ words: "there", title: undefined, step: 2 },
				{ words: "Parser", title: "Parser", step: 3 },
				{ words: "Other", title: "Other", step: undefined },
			],
		});
	});

	it("has lines for a shell as code, whatever they hold", () => {
		expect(prose("Run:\n\n>> echo `id`", "t").text).toBe(
			"Run:\n\n`` echo `id` ``",
		);
	});

	it("lacks the heading that is its name, unless it has a title", () => {
		expect(prose("# Name\nText").text).toBe("Text");
		expect(prose("# Name\nText", "Title").text).toBe("# Name\nText");
	});

	it("leaves brackets that name no tour as they are", () => {
		expect(prose("An [array] and a [link](x)", "t")).toEqual({
			text: "An [array] and a [link](x)",
			links: [],
		});
	});
});

describe("the tour that follows", () => {
	const all = [
		{ title: "1 - Start", nextTour: undefined },
		{ title: "2 - Middle", nextTour: "Coda" },
		{ title: "Coda", nextTour: "Nowhere" },
	];

	it("is the one that is named, else the one with the next number", () => {
		expect(all.map((tour) => nextTourOf(tour, all)?.title)).toEqual([
			"2 - Middle",
			"Coda",
			undefined,
		]);
	});

	it("is found by its title with or without its number", () => {
		expect(tourNamed("Middle", all)).toBe(all[1]);
		expect(tourNamed("2 - Middle", all)).toBe(all[1]);
		expect(tourNamed("Middl", all)).toBeUndefined();
	});
});

describe("how far somebody has come in tours", () => {
	const path = ".tours/a.tour" as RepoPath;
	const other = ".tours/b.tour" as RepoPath;
	function kept(text: string | undefined) {
		let present = text;
		const progress = createTourProgress({
			read: () => present,
			async change(edit) {
				present = edit(present);
			},
		});
		return { progress, text: () => present };
	}

	it("is kept by tour, and forgotten one by one or all at once", async () => {
		const { progress, text } = kept(undefined);
		expect(progress.of(path)).toBeUndefined();
		await progress.mark(path, { step: 3, isDone: false });
		await progress.mark(other, { step: 1, isDone: true });
		expect(progress.of(path)).toEqual({ step: 3, isDone: false });
		await progress.forget(path);
		expect(progress.of(path)).toBeUndefined();
		expect(progress.of(other)).toEqual({ step: 1, isDone: true });
		await progress.forget();
		expect(text()).toBeUndefined();
	});

	it("keeps which steps were tried, wherever somebody goes then", async () => {
		const { progress } = kept(undefined);
		await progress.markTried(path, 2);
		await progress.markTried(path, 0);
		await progress.markTried(path, 2);
		await progress.mark(path, { step: 5, isDone: true });
		expect(progress.of(path)).toEqual({
			...{ step: 5, isDone: true },
			tried: [0, 2],
		});
	});

	it("counts what is none as none", () => {
		for (const text of [
			"",
			"{",
			"[1]",
			'{"tours": 3}',
			'{"tours": {".tours/a.tour": {"step": "x"}}}',
			'{"tours": {".tours/a.tour": {"step": -1}}}',
			'{"tours": {".tours/a.tour": null}}',
		])
			expect(kept(text).progress.of(path)).toBeUndefined();
	});
});
