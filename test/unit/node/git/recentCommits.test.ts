import fc from "fast-check";
import { expect, it } from "vitest";
import type { WholeCommit } from "../../../../src/core/ports.ts";
import { recentCommits } from "../../../../src/node/git/recentCommits.ts";

const hashOf = (at: number) => String(at).padStart(40, "0");
const commitOf = (at: number, parents: readonly number[]): WholeCommit => ({
	...{ hash: hashOf(at), parents: parents.map(hashOf), files: [] },
	...{ author: { name: "Ada", email: undefined }, date: "", message: "" },
});

/** A history in which each commit has one or two of the older ones as its parents; the newest first. */
const histories = fc
	.array(fc.tuple(fc.nat(3), fc.option(fc.nat(6), { nil: undefined })), {
		minLength: 1,
		maxLength: 30,
	})
	.map((steps) =>
		steps
			.map(([back, other], at) => {
				const parents = [
					at - 1 - back,
					other === undefined ? -1 : at - 1 - other,
				];
				return commitOf(at, [
					...new Set(parents.filter((parent) => parent >= 0)),
				]);
			})
			.reverse(),
	);

const reached = (all: ReadonlyMap<string, WholeCommit>, from: string) => {
	const found = new Set([from]);
	for (const hash of found)
		for (const parent of all.get(hash)?.parents ?? []) found.add(parent);
	return found;
};

it("the last commits answer for ranges as git would, or not at all", () => {
	fc.assert(
		fc.property(histories, fc.nat(30), fc.nat(30), fc.nat(30), (all, ...at) => {
			const byHash = new Map(all.map((each) => [each.hash, each]));
			const [head] = all;
			// What HEAD reaches down to some age.
			const known = all
				.filter(({ hash }) => reached(byHash, head?.hash ?? "").has(hash))
				.slice(0, 1 + at[2]);
			const from = known[at[0] % known.length]?.hash ?? "";
			const to = known[at[1] % known.length]?.hash ?? "";
			const told = recentCommits(known).commitsIn(`${from}..${to}`, 100);
			const wanted = [...reached(byHash, to)].filter(
				(hash) => !reached(byHash, from).has(hash),
			);
			if (told)
				expect(told.map(({ hash }) => hash).sort()).toEqual(wanted.sort());
			// Where all is known there is no excuse.
			else
				expect(known.length).toBeLessThan(
					reached(byHash, head?.hash ?? "").size,
				);
			for (const [place, { parents }] of (told ?? []).entries())
				for (const { hash } of told?.slice(0, place) ?? [])
					expect(parents).not.toContain(hash);
		}),
	);
});

it("the last commits do not answer for what they do not know", () => {
	const known = recentCommits([commitOf(2, [1]), commitOf(1, [0])]);
	expect(known.commitsIn(`${hashOf(9)}..HEAD`, 10)).toBeUndefined();
	expect(known.commitsIn("main", 10)).toBeUndefined();
	expect(known.commitsIn("HEAD", 1)?.map(({ hash }) => hash)).toEqual([
		hashOf(2),
	]);
	expect(recentCommits([]).commitsIn("HEAD", 1)).toBeUndefined();
});
