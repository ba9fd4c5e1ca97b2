import { expect, it } from "vitest";
import type { Changes } from "../../../../src/core/ports.ts";
import { baseReader } from "../../../../src/core/whereabouts/bases.ts";

const changes: Changes = {
	renames: new Map(),
	changed: new Set(),
	added: new Set(),
};

it("Git is asked for the bases of many commits at once, and for each of them once", async () => {
	const asked: (readonly string[])[] = [];
	let answer: () => void = () => undefined;
	const baseIn = baseReader({
		async changesSince(commits) {
			asked.push(commits);
			await new Promise<void>((resolve) => {
				answer = resolve;
			});
			return new Map(
				commits
					.filter((each) => each !== "gone")
					.map((each) => [each, changes]),
			);
		},
	});
	const first = Promise.all(["a", "b", "gone", "a"].map(baseIn));
	await expect.poll(() => asked).toEqual([["a", "b", "gone"]]);
	const meanwhile = Promise.all(["b", "c", "d", "c"].map(baseIn));
	answer();
	expect((await first).map((base) => base?.commit)).toEqual([
		...["a", "b", undefined, "a"],
	]);
	await expect.poll(() => asked[1]).toEqual(["c", "d"]);
	answer();
	expect((await meanwhile).map((base) => base?.commit)).toEqual([
		...["b", "c", "d", "c"],
	]);
	expect(asked).toHaveLength(2);
});

it("Bases that git could not tell are told as its failure, and others are asked for all the same", async () => {
	let isBroken = true;
	const baseIn = baseReader({
		async changesSince(commits) {
			if (isBroken) throw new Error("broken");
			return new Map(commits.map((each) => [each, changes]));
		},
	});
	await expect(baseIn("a")).rejects.toThrow("broken");
	isBroken = false;
	expect((await baseIn("b"))?.commit).toBe("b");
});
