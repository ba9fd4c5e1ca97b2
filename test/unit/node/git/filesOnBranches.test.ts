import { symlink } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { openedRepository } from "./openedRepository.ts";

const folder = "docs/adr" as RepoPath;

describe("The files of a folder on all branches", () => {
	for (const objectFormat of ["sha1", "sha256"] as const)
		it(`are listed as their tips have them, here and on remotes (${objectFormat})`, async () => {
			const made = await openedRepository({ objectFormat });
			await made.commit({ "docs/adr/0001-a.md": "a", "docs/other.md": "o" });
			await made.git("switch", "-qc", "feature/über");
			await made.commit({
				"docs/adr/0002-naïve b.md": "b",
				"docs/adr/deeper/0003-c.md": "c",
			});
			await made.git("switch", "-q", "main");
			await made.git("update-ref", "refs/remotes/origin/main", "main");
			await made.git(
				"symbolic-ref",
				"refs/remotes/origin/HEAD",
				"refs/remotes/origin/main",
			);
			await made.commit({ "docs/adr/0002-c.md": "c" });
			expect(await made.history.filesOnBranches(folder)).toEqual(
				new Map([
					["feature/über", ["docs/adr/0001-a.md", "docs/adr/0002-naïve b.md"]],
					["main", ["docs/adr/0001-a.md", "docs/adr/0002-c.md"]],
					["origin/main", ["docs/adr/0001-a.md"]],
				]),
			);
		});

	it("are none where a branch has no such folder, or a file of that name", async () => {
		const made = await openedRepository();
		expect(await made.history.filesOnBranches(folder)).toEqual(new Map());
		await made.commit({ "docs/adr": "a file" });
		expect(await made.history.filesOnBranches(folder)).toEqual(new Map());
		expect(await made.history.filesOnBranches("a\nb" as RepoPath)).toEqual(
			new Map(),
		);
	});

	it("of the root are listed, too, without links", async () => {
		const made = await openedRepository();
		await made.write("0001-a.md", "a");
		await symlink("0001-a.md", `${made.root}/0002-link.md`);
		await made.commit();
		expect(await made.history.filesOnBranches("" as RepoPath)).toEqual(
			new Map([["main", ["0001-a.md"]]]),
		);
	});
});
