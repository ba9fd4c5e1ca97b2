import { describe, expect, it } from "vitest";
import type { AnchoredNote } from "../../../../src/core/index/noteIndex.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import {
	type Known,
	keyOf,
} from "../../../../src/core/whereabouts/findings.ts";
import { sortOut } from "../../../../src/core/whereabouts/sortOut.ts";
import type { TreeState } from "../../../../src/core/whereabouts/treeState.ts";
import { patient } from "../../../support/patientPacer.ts";

const home = "src/token.ts" as RepoPath;
const looked = "src/upload.ts" as RepoPath;
const changed = "src/other.ts" as RepoPath;
const file = {
	path: "src/.tacit/a.k3f9q2mx.md" as RepoPath,
	visibility: "published",
} as const;
const suspect = {
	note: { file },
	anchor: { path: home },
	anchorIndex: 0,
} as AnchoredNote & { anchorIndex: number };

/** Where the anchor may be, after it was lost and a file changed that had been looked into. */
async function among(hasBase: boolean) {
	const tree = new Map([home, looked, changed].map((path) => [path, "id"]));
	const idOf = (path: RepoPath) => tree.get(path);
	const state: TreeState = { tree, idOf, dirty: new Map(), signature: "now" };
	const known = {
		stamp: "1",
		homeId: "id",
		away: { placement: { state: "lost" } },
		searched: {
			wanted: [],
			files: new Set([looked, changed]),
			asksForHeir: false,
			hasBase,
		},
	} as unknown as Known;
	const places = new Map([[keyOf(file, 0), known]]);
	const findings = { places, state, signature: "then" };
	const difference = { changed: new Set([changed]), cameOrWent: false };
	const sorted = await sortOut(
		[suspect],
		state,
		{ findings, difference },
		{
			index: { row: () => ({ stamp: "1" }) as never },
			workspace: { visitFiles: async () => undefined },
			pacer: patient,
		},
	);
	expect([...sorted.suspects.keys()]).toEqual([home]);
	const found = sorted.among(suspect);
	return found && [...new Set(found)];
}

describe("An anchor that is looked for again", () => {
	it("can be in those files alone that held its lines, or changed since, where all were looked into", async () => {
		expect(await among(false)).toEqual([looked, changed]);
	});

	it("can be in any file where git had told before which to look into", async () => {
		expect(await among(true)).toBeUndefined();
	});
});
