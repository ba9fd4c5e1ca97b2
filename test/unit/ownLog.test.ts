import path from "node:path";
import { expect, it } from "vitest";
import { markdownCodec } from "../../src/core/markdown/markdownCodec.ts";
import { openWorkspace } from "../../src/node/files/openWorkspace.ts";
import { openHistory } from "../../src/node/git/openHistory.ts";
import { createTacit } from "../../src/tacit.ts";
import { projectFolder } from "../support/cacheFolder.ts";

it("Tacit's own log of decisions is what its notes say: `tacit log` builds it", async () => {
	const git = await openHistory(projectFolder);
	const workspace = openWorkspace(projectFolder, { kind: "repository" });
	const tacit = createTacit({
		workspace,
		drafts: openWorkspace(path.join(projectFolder, "no-drafts"), {
			kind: "drafts",
		}),
		history: git?.history,
		codec: markdownCodec,
		log: { info: () => undefined, warn: () => undefined },
		slice: {
			budgetMs: Number.POSITIVE_INFINITY,
			now: () => 0,
			pause: () => Promise.resolve(),
		},
		cache: undefined,
		today: () => "2026-11-27",
		now: Date.now,
		random: (count) => new Uint8Array(count),
	});
	try {
		await tacit.load([]);
		const { files, edits, findings } = await tacit.planLog();
		expect(files.map(({ path }) => path)).toEqual(["DECISIONS.md"]);
		expect(files[0]?.before).toBe(files[0]?.after);
		expect([edits, findings, files[0]?.findings]).toEqual([[], [], []]);
	} finally {
		tacit.dispose();
		workspace.dispose();
		git?.dispose();
	}
});
