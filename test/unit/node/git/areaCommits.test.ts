import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { openHistory } from "../../../../src/node/git/openHistory.ts";
import { openedRepository } from "./openedRepository.ts";

const folder = (text: string) => text as RepoPath;

describe("the commits of an area", () => {
	it("name what each changed there, the newest first, and no more", async () => {
		const made = await openedRepository();
		await made.commit({ "src/a.ts": "a\n", "b.ts": "b\n" });
		await made.commit({ "b.ts": "bb\n" });
		await made.commit({ "src/a.ts": "aa\n", "src/größe -- x.ts": "x\n" });
		await made.remove("src/a.ts");
		await made.commit();
		const commits = await made.history.areaCommits(folder("src"), 10);
		expect(commits.map(({ paths }) => paths)).toEqual([
			["src/a.ts"],
			["src/a.ts", "src/größe -- x.ts"],
			["src/a.ts"],
		]);
		expect(commits[0]).toMatchObject({
			author: { name: "Ada Lovelace", email: "ada@example.org" },
			date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
		});
		expect(await made.history.areaCommits(folder(""), 2)).toHaveLength(2);
		expect(await made.history.areaCommits(folder("gone"), 2)).toEqual([]);
	});

	it("take a folder's name for nothing but a name", async () => {
		const made = await openedRepository();
		await made.commit({ "[ab]/x.ts": "x\n", "a/y.ts": "y\n" });
		const [commit] = await made.history.areaCommits(folder("[ab]"), 5);
		expect(commit?.paths).toEqual(["[ab]/x.ts"]);
	});

	it("are none before the first one, and do not have the first of a shallow clone", async () => {
		const made = await openedRepository();
		expect(await made.history.areaCommits(folder(""), 5)).toEqual([]);
		await made.commit({ "a.ts": "a\n" });
		await made.commit({ "b.ts": "b\n" });
		await made.commit({ "c.ts": "c\n" });
		const clone = `${made.folder}/clone`;
		await made.gitIn(
			made.folder,
			...["clone", "--quiet", "--depth=2", `file://${made.root}`, clone],
		);
		const opened = await openHistory(clone, { environment: made.environment });
		try {
			const commits = await opened?.history.areaCommits(folder(""), 9);
			expect(commits?.map(({ paths }) => paths)).toEqual([["c.ts"]]);
		} finally {
			opened?.dispose();
		}
	});
});
