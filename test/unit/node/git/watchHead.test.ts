import { execFileSync } from "node:child_process";
import { readFile, rm, utimes } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import {
	type HeadChange,
	watchHead,
} from "../../../../src/node/git/watchHead.ts";
import { type OpenedRepository, openedRepository } from "./openedRepository.ts";

function watched(made: Pick<OpenedRepository, "gitDir" | "commonDir">) {
	const told: HeadChange[] = [];
	const watching = watchHead(made, (change) => told.push(change));
	onTestFinished(() => watching.dispose());
	return {
		told,
		watching,
		/** What was told since the last call, together, once something was. */
		async next(): Promise<Partial<HeadChange>> {
			await vi.waitFor(() => expect(told.length).toBeGreaterThan(0), {
				timeout: 2000,
				interval: 10,
			});
			await quiet();
			const all = told.splice(0);
			return {
				head: all.some(({ head }) => head),
				refs: all.some(({ refs }) => refs),
				index: all.some(({ index }) => index),
			};
		},
	};
}

const quiet = () => new Promise((resolve) => setTimeout(resolve, 120));

describe("Watching a repository", () => {
	it("tells staging, committing, branching, checking out and detaching apart", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": "a" });
		const { next } = watched(made);
		await made.write("b.ts", "b");
		await made.git("add", "b.ts");
		expect(await next()).toEqual({ head: false, refs: false, index: true });
		await made.git("commit", "--quiet", "-m", "b");
		expect(await next()).toMatchObject({ refs: true });
		await made.git("branch", "feature/one");
		expect(await next()).toEqual({ head: false, refs: true, index: false });
		await made.git("checkout", "--quiet", "feature/one");
		expect(await next()).toMatchObject({ head: true });
		await made.git("checkout", "--quiet", "--detach");
		expect(await next()).toMatchObject({ head: true });
	});

	it("follows branches in folders that come, go and come again", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": "a" });
		const { next } = watched(made);
		for (let round = 0; round < 2; round++) {
			await made.git("branch", "deep/er/branch");
			expect(await next()).toMatchObject({ refs: true });
			await made.git("branch", "deep/er/other");
			expect(await next()).toMatchObject({ refs: true });
			await made.git(
				"branch",
				"--quiet",
				"-D",
				"deep/er/branch",
				"deep/er/other",
			);
			expect(await next()).toMatchObject({ refs: true });
		}
	});

	it("tells of a push, a fetch and packed branches", async () => {
		const made = await openedRepository();
		await made.addRemote();
		await made.commit({ "a.ts": "a" });
		const { next } = watched(made);
		await made.git("push", "--quiet", "origin", "main");
		expect(await next()).toMatchObject({ refs: true });
		await made.git("pack-refs", "--all");
		expect(await next()).toMatchObject({ refs: true });
		await made.git("fetch", "--quiet", "origin");
		expect(await next()).toMatchObject({ refs: true });
	});

	it("tells of a pull, a reset, a stash and a file that git moved, though HEAD stays on its branch", async () => {
		const made = await openedRepository();
		const remote = await made.addRemote();
		await made.commit({ "a.ts": "a" });
		await made.git("push", "--quiet", "origin", "main");
		const theirs = path.join(made.folder, "theirs");
		await made.gitIn(made.folder, "clone", "--quiet", remote, theirs);
		await made.gitIn(theirs, "mv", "a.ts", "b.ts");
		await made.gitIn(theirs, "commit", "--quiet", "-m", "b");
		await made.gitIn(theirs, "push", "--quiet");
		const { next } = watched(made);
		await made.git("pull", "--quiet", "--ff-only", "origin", "main");
		expect(await next()).toMatchObject({ refs: true, index: true });
		await made.git("reset", "--quiet", "--hard", "HEAD^");
		expect(await next()).toMatchObject({ refs: true, index: true });
		await made.write("a.ts", "another");
		await made.git("stash", "--quiet");
		expect(await next()).toMatchObject({ refs: true, index: true });
		await made.git("stash", "pop", "--quiet");
		expect(await next()).toMatchObject({ refs: true, index: true });
		await made.git("mv", "a.ts", "c.ts");
		expect(await next()).toEqual({ head: false, refs: false, index: true });
	});

	it("tells of the worktree it was given, and of branches that another one moves", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": "a" });
		const linked = path.join(made.folder, "linked");
		await made.git("worktree", "add", "--quiet", "-b", "side", linked);
		const gitDir = path.join(made.gitDir, "worktrees/linked");
		const { next, told } = watched({ gitDir, commonDir: made.commonDir });
		await made.write("b.ts", "b");
		await made.git("add", "b.ts");
		await quiet();
		expect(told).toEqual([]);
		await made.git("commit", "--quiet", "-m", "b");
		expect(await next()).toEqual({ head: false, refs: true, index: false });
		await made.gitIn(linked, "checkout", "--quiet", "--detach");
		expect(await next()).toMatchObject({ head: true });
	});

	it("is not set off by Tacit's own questions", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": "a" });
		// Git would note in its index that the text is the same.
		await utimes(path.join(made.root, "a.ts"), 1_000_000, 1_000_000);
		const { told } = watched(made);
		await made.history.workTree();
		await made.history.changesSince([await made.git("rev-parse", "HEAD")]);
		await made.history.sharing(["a.ts" as RepoPath]);
		await made.history.head();
		await made.history.canAmend();
		await quiet();
		expect(told).toEqual([]);
	});

	it("tells many changes once", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": "a" });
		const head = await made.git("rev-parse", "HEAD");
		const { told, next } = watched(made);
		const branches = Array.from(
			{ length: 50 },
			(_, at) => `create refs/heads/many/${at} ${head}`,
		);
		execFileSync("git", ["update-ref", "--stdin"], {
			cwd: made.root,
			env: made.environment,
			input: `${branches.join("\n")}\n`,
		});
		await vi.waitFor(() => expect(told.length).toBeGreaterThan(0));
		expect(told.length).toBeLessThanOrEqual(2);
		expect(await next()).toMatchObject({ refs: true });
	});

	it("tells nothing more once disposed of, and survives the repository's end", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": "a" });
		const { told, watching } = watched(made);
		await made.git("branch", "one");
		watching.dispose();
		watching.dispose();
		await quiet();
		expect(told).toEqual([]);
		watched(made);
		await rm(made.root, { recursive: true });
		await quiet();
		await expect(readFile(made.root)).rejects.toMatchObject({ code: "ENOENT" });
	});
});
