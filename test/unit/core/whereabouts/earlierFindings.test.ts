import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { createEarlierFindings } from "../../../../src/core/whereabouts/earlierFindings.ts";
import type { Findings } from "../../../../src/core/whereabouts/findings.ts";
import type { TreeState } from "../../../../src/core/whereabouts/treeState.ts";
import { patient } from "../../../support/patientPacer.ts";

/** A branch on which git does not know what one file holds. */
const branch = (name: string) =>
	new Map<RepoPath, string | undefined>([
		["a.ts" as RepoPath, undefined],
		["b.ts" as RepoPath, name],
	]);

function found(tree: TreeState["tree"], signature: string | undefined) {
	const dirty = new Map([["a.ts" as RepoPath, signature]]);
	const idOf = (path: RepoPath) => dirty.get(path) ?? tree.get(path);
	const state: TreeState = { tree, idOf, dirty, signature };
	return { places: new Map(), state, signature } satisfies Findings;
}

describe("What was found on a branch", () => {
	it("is there on the way back, however often another was saved meanwhile", async () => {
		const earlier = createEarlierFindings();
		const main = found(branch("main"), "main");
		earlier.add(main);
		const side = branch("side");
		for (let save = 0; save < 9; save++)
			earlier.add(found(side, `side ${save}`));
		expect((await earlier.nearest(main.state, patient)).findings).toBe(main);
	});

	it("is there on the way back where not all files could be read on either", async () => {
		const earlier = createEarlierFindings();
		const main = found(branch("main"), undefined);
		earlier.add(main);
		earlier.add(found(branch("side"), undefined));
		const back = found(main.state.tree, undefined);
		const { findings } = await earlier.nearest(back.state, patient);
		expect(findings).toBe(main);
	});

	it("is kept of the last four alone", async () => {
		const earlier = createEarlierFindings();
		const all = "abcde".split("").map((name) => found(branch(name), name));
		for (const each of all) earlier.add(each);
		const nearest = all.map(async ({ state }) => {
			const { findings } = await earlier.nearest(state, patient);
			return findings.signature === state.signature;
		});
		expect(await Promise.all(nearest)).toEqual([
			...[false, true, true, true, true],
		]);
	});
});
