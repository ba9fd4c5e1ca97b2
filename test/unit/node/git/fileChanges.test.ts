import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { openHistory } from "../../../../src/node/git/openHistory.ts";
import { openedRepository } from "./openedRepository.ts";

const path = "src/größe -- x.ts" as RepoPath;
const text = (middle: string) =>
	["one(first);", "two(second);", middle, "four(fourth);", ""].join("\n");

describe("the commits that changed a file", () => {
	it("are told the newest first, with their authors, messages and texts, through a rename", async () => {
		const made = await openedRepository();
		await made.commit({ "old.ts": text("three(3);") });
		await made.commit({ "other.ts": "other" });
		await made.git("mv", "old.ts", "moved.ts");
		const moved = await made.commit();
		await made.write(path, text("three(33);"));
		await made.remove("moved.ts");
		await made.git("add", "--all");
		await made.git(
			...[
				"-c",
				"core.abbrev=no",
				"commit",
				"--quiet",
				"--author=Grace <g@example.org>",
			],
			...["--message=Three was too few", "--message=Because\x01 it was."],
		);
		const changes = await made.history.fileChanges(path, 10);
		expect(
			changes.map(({ before, after }) => [before?.path, after?.path]),
		).toEqual([
			["moved.ts", path],
			["old.ts", "moved.ts"],
			[undefined, "old.ts"],
		]);
		expect(changes[0]?.commit).toMatchObject({
			author: { name: "Grace", email: "g@example.org" },
			message: "Three was too few\n\nBecause\x01 it was.\n",
		});
		expect(changes[0]?.commit.date).toMatch(/^\d{4}-\d\d-\d\d$/);
		expect(changes[1]?.commit.hash).toBe(moved);
		expect(changes[1]?.before?.blob).toBe(changes[1]?.after?.blob);
		const blob = await made.history.blob(changes[0]?.after?.blob ?? "");
		expect(new TextDecoder().decode(blob)).toBe(text("three(33);"));
		expect(await made.history.fileChanges(path, 1)).toHaveLength(1);
	});

	it("leave merges out, whose changes came from others", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": text("three(3);"), "b.ts": "b\n" });
		await made.git("switch", "--quiet", "-c", "side");
		const there = await made.commit({ "a.ts": text("three(4);") });
		await made.git("switch", "--quiet", "main");
		await made.commit({ "b.ts": "bb\n" });
		await made.git("merge", "--quiet", "--no-ff", "--no-edit", "side");
		const [last, ...more] = await made.history.fileChanges(
			"a.ts" as RepoPath,
			10,
		);
		expect(last?.commit.hash).toBe(there);
		expect(more).toHaveLength(1);
	});

	it("are told before a commit, and what that did to files that were there", async () => {
		const made = await openedRepository();
		const first = await made.commit({ "a.ts": "a\n", "b.ts": "b\n" });
		await made.remove("b.ts");
		const last = await made.commit({ "a.ts": "aa\n", "c.ts": "c\n" });
		const { history } = made;
		const before = await history.fileChanges("a.ts" as RepoPath, 10, last);
		expect(before.map(({ commit }) => commit.hash)).toEqual([first]);
		expect(await history.fileChanges("a.ts" as RepoPath, 10, first)).toEqual(
			[],
		);
		expect(await history.fileChanges("a.ts" as RepoPath, 10, "--all")).toEqual(
			[],
		);
		const changed = await history.commitChanges(last);
		expect(
			changed.map((each) => [each.before?.path, each.after?.path]),
		).toEqual([
			["a.ts", "a.ts"],
			["b.ts", undefined],
		]);
		expect(changed[0]?.before).toEqual(before[0]?.after);
		expect(await history.commitChanges(first)).toEqual([]);
		expect(await history.commitChanges("HEAD --all")).toEqual([]);
	});

	it("are none before the first commit, and of a file that is in none", async () => {
		const made = await openedRepository();
		expect(await made.history.fileChanges("a.ts" as RepoPath, 10)).toEqual([]);
		await made.commit({ "a.ts": "a" });
		expect(await made.history.fileChanges("b.ts" as RepoPath, 10)).toEqual([]);
	});

	it("do not begin where a shallow clone does", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": text("three(3);") });
		await made.commit({ "b.ts": "b\n" });
		const last = await made.commit({ "a.ts": text("three(4);") });
		const clone = `${made.folder}/clone`;
		await made.gitIn(
			made.folder,
			"clone",
			"--quiet",
			"--depth=2",
			`file://${made.root}`,
			clone,
		);
		const opened = await openHistory(clone, { environment: made.environment });
		try {
			const changes = await opened?.history.fileChanges("a.ts" as RepoPath, 10);
			expect(changes?.map(({ commit }) => commit.hash)).toEqual([last]);
		} finally {
			opened?.dispose();
		}
	});
});
