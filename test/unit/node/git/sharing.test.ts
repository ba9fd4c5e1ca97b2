import { readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { SharingState } from "../../../../src/core/ports.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { openHistory } from "../../../../src/node/git/openHistory.ts";
import { type OpenedRepository, openedRepository } from "./openedRepository.ts";
import { repositoryTemplate } from "./repositoryTemplate.ts";

const note = "src/.tacit/why.k3f9q2mx.md" as RepoPath;
const second = ".tacit/second.a0000000.md" as RepoPath;

async function stateOf(
	made: OpenedRepository,
	file: RepoPath = note,
): Promise<SharingState | undefined> {
	return (await made.history.sharing([file])).get(file);
}

/** A repository of which the first commit is on origin's default branch. */
const withRemote = repositoryTemplate(async (made) => {
	await made.addRemote();
	await made.commit({ "a.ts": "a" });
	await made.git("push", "--quiet", "--set-upstream", "origin", "main");
});

describe("How far a note has come", () => {
	it("goes from local over committed and pushed to shared", async () => {
		const made = await withRemote();
		await made.git("checkout", "--quiet", "-b", "feature");
		await made.write(note, "why");
		expect(await stateOf(made)).toBe("local");
		await made.git("add", note);
		expect(await stateOf(made)).toBe("local");
		await made.commit();
		expect(await stateOf(made)).toBe("committed");
		await made.git("push", "--quiet", "--set-upstream", "origin", "feature");
		expect(await stateOf(made)).toBe("pushed");
		await made.git("push", "--quiet", "origin", "feature:main");
		expect(await stateOf(made)).toBe("shared");
	});

	it("is ignored where git's rules leave it out, unless git knows it already", async () => {
		const made = await openedRepository();
		await made.commit({ [second]: "known before the rule" });
		await made.write(".gitignore", ".tacit/\n");
		await made.write(note, "why");
		expect(await made.history.sharing([note, second])).toEqual(
			new Map([
				[note, "ignored"],
				[second, "shared"],
			]),
		);
		expect(await made.history.ignored([note, second])).toEqual(new Set([note]));
	});

	it("is local again after a change, and as before when the change is undone", async () => {
		const made = await openedRepository();
		await made.commit({ [note]: "why" });
		await made.write(note, "why not");
		expect(await stateOf(made)).toBe("local");
		await made.write(note, "why");
		expect(await stateOf(made)).toBe("shared");
		await made.remove(note);
		expect(await stateOf(made)).toBe("local");
	});

	it("ends where the note is removed, until that is committed: moved away, staged or not, and never when it was in no commit", async () => {
		const made = await openedRepository();
		expect(await made.history.removed()).toEqual([]);
		const third = "src/deep/.tacit/third.a0000001.md" as RepoPath;
		await made.commit({ [note]: "a", [second]: "b", [third]: "c", "x.md": "" });
		expect(await made.history.removed()).toEqual([]);
		await made.write("lib/.tacit/new.a0000002.md", "staged and gone");
		await made.git("add", "lib");
		await made.remove("lib/.tacit/new.a0000002.md");
		await made.remove(note);
		await made.git("rm", "--quiet", second);
		await made.git("mv", third, "src/.tacit/third.a0000001.md");
		await made.remove("x.md");
		expect([...(await made.history.removed())].sort()).toEqual(
			[second, third, note].sort(),
		);
		expect(await stateOf(made, second)).toBe("local");
		await made.history.commit([note, second, third], "Gone");
		expect(await made.history.removed()).toEqual([]);
	});

	it("is local for a file that does not exist", async () => {
		const made = await openedRepository();
		expect(await stateOf(made)).toBe("local");
		await made.commit({ "a.ts": "a" });
		expect(await stateOf(made)).toBe("local");
	});

	it("is shared by a commit on the default branch where there is no remote", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": "a" });
		await made.git("checkout", "--quiet", "-b", "side");
		await made.commit({ [note]: "why" });
		expect(await stateOf(made)).toBe("committed");
		await made.git("checkout", "--quiet", "main");
		await made.git("merge", "--quiet", "side");
		expect(await stateOf(made)).toBe("shared");
	});

	it("takes the only branch for the default one, whatever its name", async () => {
		const made = await openedRepository();
		await made.commit({ [note]: "why" });
		await made.git("branch", "--move", "trunk");
		expect(await stateOf(made)).toBe("shared");
	});

	it("is not shared by the local default branch once there is a remote", async () => {
		const made = await openedRepository();
		await made.commit({ [note]: "why" });
		await made.addRemote();
		expect(await stateOf(made)).toBe("committed");
	});

	it("takes the branch that the remote's HEAD names for the default one", async () => {
		const made = await withRemote();
		await made.git("checkout", "--quiet", "-b", "develop");
		await made.commit({ [note]: "why" });
		await made.git("push", "--quiet", "origin", "develop");
		expect(await stateOf(made)).toBe("pushed");
		await made.git("remote", "set-head", "origin", "develop");
		expect(await stateOf(made)).toBe("shared");
	});

	it("takes the remote that the branch follows before origin", async () => {
		const made = await withRemote();
		await made.addRemote("upstream");
		await made.git("push", "--quiet", "upstream", "main");
		await made.git("checkout", "--quiet", "-b", "feature");
		await made.git("branch", "--quiet", "--set-upstream-to=upstream/main");
		await made.commit({ [note]: "why" });
		await made.git("push", "--quiet", "origin", "feature:main");
		expect(await stateOf(made)).toBe("pushed");
		await made.git("push", "--quiet", "upstream", "feature:main");
		expect(await stateOf(made)).toBe("shared");
	});

	it("stays shared when the default branch has gone on and HEAD has not", async () => {
		const made = await withRemote();
		await made.commit({ [note]: "why" });
		await made.git("push", "--quiet");
		await made.commit({ [note]: "why, in other words" });
		await made.git("push", "--quiet");
		await made.git("reset", "--quiet", "--hard", "HEAD~1");
		expect(await stateOf(made)).toBe("shared");
	});

	it("sees through a squash: the same text is there by another commit", async () => {
		const made = await withRemote();
		await made.git("checkout", "--quiet", "-b", "feature");
		await made.commit({ [note]: "why" });
		await made.git("checkout", "--quiet", "main");
		await made.commit({ [note]: "why", "b.ts": "squashed" });
		await made.git("push", "--quiet");
		await made.git("checkout", "--quiet", "feature");
		expect(await stateOf(made)).toBe("shared");
	});

	it("sees the same text on any other branch of a remote", async () => {
		const made = await withRemote();
		await made.git("checkout", "--quiet", "-b", "notes");
		await made.commit({ [note]: "why" });
		await made.git("push", "--quiet", "origin", "notes");
		await made.git("checkout", "--quiet", "main");
		await made.git("branch", "--quiet", "-D", "notes");
		await made.commit({ [note]: "why", "b.ts": "b" });
		expect(await stateOf(made)).toBe("pushed");
		await made.write(note, "another why");
		await made.commit();
		expect(await stateOf(made)).toBe("committed");
	});

	it("tells notes apart that lie on both sides of a merge", async () => {
		const made = await withRemote();
		await made.git("checkout", "--quiet", "-b", "feature");
		await made.commit({ [note]: "mine" });
		await made.git("checkout", "--quiet", "main");
		await made.commit({ [second]: "theirs" });
		await made.git("push", "--quiet");
		await made.git("checkout", "--quiet", "feature");
		await made.git("merge", "--quiet", "--no-edit", "main");
		expect(await made.history.sharing([note, second])).toEqual(
			new Map([
				[note, "committed"],
				[second, "shared"],
			]),
		);
	});

	it("is local for a note that is in conflict", async () => {
		const made = await openedRepository();
		await made.commit({ [note]: "base" });
		await made.git("checkout", "--quiet", "-b", "side");
		await made.commit({ [note]: "theirs" });
		await made.git("checkout", "--quiet", "main");
		await made.commit({ [note]: "mine" });
		await expect(made.git("merge", "side")).rejects.toThrow();
		expect(await stateOf(made)).toBe("local");
	});

	it("answers for the others when one lies behind a symbolic link or in a submodule", async () => {
		const made = await openedRepository();
		await made.commit({ "real/a.ts": "a", ".gitignore": "*.tmp\n" });
		await symlink("real", path.join(made.root, "link"));
		await made.git("init", "--quiet", "inner");
		await made.gitIn(
			path.join(made.root, "inner"),
			...["commit", "--quiet", "--allow-empty", "-m", "x"],
		);
		await made.git("add", "inner");
		const linked = "link/.tacit/x.md" as RepoPath;
		const inner = "inner/.tacit/y.md" as RepoPath;
		const out = "z.tmp" as RepoPath;
		expect(await made.history.sharing([linked, inner, out])).toEqual(
			new Map([
				[linked, "local"],
				[inner, "local"],
				[out, "ignored"],
			]),
		);
	});

	it("is the same for a hundred notes as for each alone", async () => {
		const made = await withRemote();
		const paths = Array.from(
			{ length: 100 },
			(_, at) => `f${at % 7}/.tacit/note-${at}.md` as RepoPath,
		);
		const files = (from: number, to: number, text: string) =>
			Object.fromEntries(paths.slice(from, to).map((file) => [file, text]));
		await made.commit(files(0, 80, "one"));
		await made.git("push", "--quiet");
		await made.git("checkout", "--quiet", "-b", "feature");
		await made.commit(files(20, 60, "two"));
		await made.git("push", "--quiet", "origin", "feature");
		await made.commit(files(40, 80, "three"));
		for (const file of paths.slice(60)) await made.write(file, "four");
		const log = "DECISIONS.md" as RepoPath;
		const states = await made.history.sharing([...paths, log]);
		const expected = paths.map((_, at) =>
			at < 20 ? "shared" : at < 40 ? "pushed" : at < 60 ? "committed" : "local",
		);
		expect([...states.values()]).toEqual([...expected, "local"]);
		for (const at of [3, 25, 45, 65, 95])
			expect(await stateOf(made, paths[at])).toBe(expected[at]);
	});

	it("asks at most ten git processes, however many notes", async () => {
		const made = await withRemote();
		const paths = Array.from(
			{ length: 200 },
			(_, at) => `.tacit/${at}.md` as RepoPath,
		);
		await made.git("checkout", "--quiet", "-b", "feature");
		await made.commit(Object.fromEntries(paths.map((file) => [file, "x"])));
		await made.write(".gitignore", "*.tmp\n");
		const trace = path.join(made.folder, "trace");
		const repository = await openHistory(made.root, {
			environment: { ...made.environment, GIT_TRACE: trace },
		});
		await writeFile(trace, "");
		await repository?.history.sharing([...paths, "x.tmp" as RepoPath, note]);
		repository?.dispose();
		const calls = (await readFile(trace, "utf8")).match(/trace: built-in:/g);
		expect(calls?.length).toBeLessThanOrEqual(10);
	});
});
