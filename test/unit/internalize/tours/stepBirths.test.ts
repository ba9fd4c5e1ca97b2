import { describe, expect, it } from "vitest";
import { repoRoot } from "../../../../src/core/repoPath.ts";
import { parseTour } from "../../../../src/internalize/tours/parseTour.ts";
import { stepBirths } from "../../../../src/internalize/tours/stepBirths.ts";
import type { Tour } from "../../../../src/internalize/tours/tour.ts";

const tourOf = (...steps: readonly object[]): Tour => {
	const { tour } = parseTour(JSON.stringify({ title: "A", steps }));
	if (!tour) throw new Error("That is no tour.");
	return tour;
};
const step = (line: number, description = "x", file = "a.ts") => ({
	...{ file, line, description },
});

/** The commits that set the places of the last tour's steps; the versions oldest first. */
async function birthsOf(
	now: Tour,
	versions: readonly (Tour | undefined)[],
	there: readonly string[] = [],
) {
	async function* newestFirst() {
		for (const [index, tour] of [...versions.entries()].reverse())
			yield { commit: `c${index}`, tour, root: repoRoot };
	}
	const births = await stepBirths(now, repoRoot, {
		versions: newestFirst(),
		isThere: async (_, path) => there.includes(path),
	});
	return births.map((birth) =>
		birth && "path" in birth.target
			? `${birth.commit} ${birth.target.path}`
			: undefined,
	);
}

describe("the commit that set a step's place", () => {
	it("is not the last one that edited the tour elsewhere", async () => {
		const first = tourOf(step(3, "one"), step(9, "two"));
		const last = tourOf(step(3, "one"), step(12, "two"));
		expect(await birthsOf(last, [first, last])).toEqual(["c0 a.ts", "c1 a.ts"]);
	});

	it("stays through new words, other order, and a version that cannot be read", async () => {
		const last = tourOf(step(9, "new"), step(3, "newer"));
		expect(
			await birthsOf(last, [
				tourOf(step(3, "one"), step(9, "two")),
				undefined,
				last,
			]),
		).toEqual(["c0 a.ts", "c0 a.ts"]);
	});

	it("is not known of a step that is not committed", async () => {
		const first = tourOf(step(3));
		expect(await birthsOf(tourOf(step(3), step(4)), [first])).toEqual([
			"c0 a.ts",
			undefined,
		]);
	});

	it("is followed through the name of a file that is gone, and not to another file", async () => {
		const first = tourOf(step(3, "x", "old.ts"));
		const last = tourOf(step(3, "x", "new.ts"));
		expect(await birthsOf(last, [first, last])).toEqual(["c0 old.ts"]);
		expect(await birthsOf(last, [first, last], ["old.ts"])).toEqual([
			"c1 new.ts",
		]);
	});

	it("is the one that set it again after another line", async () => {
		const there = tourOf(step(3));
		expect(await birthsOf(there, [there, tourOf(step(5)), there])).toEqual([
			"c2 a.ts",
		]);
	});
});
