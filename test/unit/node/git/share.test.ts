import { createHash } from "node:crypto";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import type { TestRepository } from "../../../support/gitRepository.ts";
import { type OpenedRepository, openedRepository } from "./openedRepository.ts";
import { repositoryTemplate } from "./repositoryTemplate.ts";

const note = "src/.tacit/why.k3f9q2mx.md" as RepoPath;
const second = ".tacit/second.a0000000.md" as RepoPath;

/** A clone whose HEAD is on a branch ahead of origin's default one, with staged, changed and untracked files. */
const busyClone = repositoryTemplate(async (made) => {
	await made.addRemote();
	await made.commit({ "a.ts": "a\n", "b.ts": "b\n" });
	await made.git("push", "--quiet", "--set-upstream", "origin", "main");
	await made.git("checkout", "--quiet", "-b", "feature");
	await made.commit({ "feature.ts": "f\n" });
	await made.write("a.ts", "staged\n");
	await made.git("add", "a.ts");
	await made.write("b.ts", "changed\n");
	await made.write("untracked.ts", "u\n");
	await made.write(note, "why\n");
});

/** All that sharing promises to leave alone: index to the byte, HEAD, status, what is under way. */
async function untouchable(made: OpenedRepository) {
	const index = await readFile(path.join(made.gitDir, "index"));
	return {
		index: createHash("sha256").update(index).digest("hex"),
		head: await readFile(path.join(made.gitDir, "HEAD"), "utf8"),
		commit: await made.git("rev-parse", "HEAD"),
		// Without the option, asking would itself change the index.
		status: await made.git(
			...["--no-optional-locks", "status", "--porcelain", "-uall"],
		),
	};
}

const filesOf = (made: TestRepository, commit: string) =>
	made.git("ls-tree", "-r", "--name-only", commit);

describe("Sharing notes on a branch of their own", () => {
	it("starts at the remote's default branch and touches neither work tree, index nor HEAD", async () => {
		const made = await busyClone();
		const before = await untouchable(made);
		const result = await made.history.share({
			paths: [note],
			branch: "notes/ada",
			message: "Share a note",
			push: false,
		});
		expect(result).toEqual({
			branch: "notes/ada",
			commit: await made.git("rev-parse", "refs/heads/notes/ada"),
			base: "origin/main",
			isMerged: false,
			remote: "origin",
			pushed: false,
		});
		expect(await untouchable(made)).toEqual(before);
		expect(await made.git("rev-parse", "notes/ada^")).toBe(
			await made.git("rev-parse", "origin/main"),
		);
		expect(await filesOf(made, "notes/ada")).toBe(`a.ts\nb.ts\n${note}`);
		expect(
			await made.git("show", "-s", "--format=%an <%ae>%n%B", "notes/ada"),
		).toBe("Ada Lovelace <ada@example.org>\nShare a note\n");
		expect(await made.git("ls-remote", "--heads", "origin")).not.toContain(
			"notes",
		);
	});

	it("pushes that one branch when asked, with its tags and the others left here", async () => {
		const made = await busyClone();
		await made.git("tag", "--annotate", "--message=t", "v1");
		await made.git("config", "push.followTags", "true");
		await made.git("config", "push.default", "matching");
		const before = await untouchable(made);
		const request = { paths: [note], branch: "notes", message: "Share" };
		const result = await made.history.share({ ...request, push: true });
		expect(result).toMatchObject({ pushed: true });
		const there = await made.git("ls-remote", "origin");
		expect(there.match(/refs\/\S+/g)).toEqual([
			"refs/heads/main",
			"refs/heads/notes",
		]);
		expect(there).toContain(`${result.commit}\trefs/heads/notes`);
		expect(await made.git("config", "branch.notes.remote")).toBe("origin");
		expect(await made.git("config", "branch.notes.merge")).toBe(
			"refs/heads/notes",
		);
		expect(await untouchable(made)).toEqual(before);
	});

	it("adds to the branch the next time, removals too, and says when nothing is new", async () => {
		const made = await busyClone();
		const request = { branch: "notes", message: "Share", push: false };
		const first = await made.history.share({ ...request, paths: [note] });
		await made.write(second, "second\n");
		await made.remove(note);
		const paths = [note, second];
		const next = await made.history.share({ ...request, paths });
		expect(await made.git("rev-parse", "notes^")).toBe(first.commit);
		expect(await filesOf(made, "notes")).toBe(`${second}\na.ts\nb.ts`);
		expect(next.base).toBe("origin/main");
		const again = await made.history.share({ ...request, paths });
		expect(again).toMatchObject({ commit: undefined, pushed: false });
		expect(await made.git("rev-parse", "notes")).toBe(next.commit);
		const pushed = await made.history.share({ ...request, paths, push: true });
		expect(pushed).toMatchObject({ commit: undefined, pushed: true });
		const later = await made.history.share({ ...request, paths });
		expect(later).toMatchObject({ commit: undefined, pushed: true });
		await made.write(note, "why, again\n");
		const more = await made.history.share({ ...request, paths });
		expect(more).toMatchObject({ isMerged: false, pushed: false });
	});

	it("makes no branch when the default one holds the notes already", async () => {
		const made = await busyClone();
		const request = { branch: "notes", message: "Share", push: true };
		const paths = ["feature.ts" as RepoPath];
		await made.git("push", "--quiet", "origin", "feature:main");
		expect(await made.history.share({ ...request, paths })).toEqual({
			branch: "notes",
			commit: undefined,
			base: "origin/main",
			isMerged: true,
			remote: "origin",
			pushed: false,
		});
		expect(await made.git("branch", "--list", "notes")).toBe("");
	});

	it("goes on from what others pushed to the branch, and anew once it was merged", async () => {
		const made = await busyClone();
		const request = { branch: "notes", message: "Share", push: true };
		const first = await made.history.share({ ...request, paths: [note] });
		await made.git("branch", "--quiet", "-D", "notes");
		await made.write(second, "second\n");
		const next = await made.history.share({ ...request, paths: [second] });
		expect(next.base).toBe("origin/notes");
		expect(await made.git("rev-parse", "notes^")).toBe(first.commit);
		await made.git("push", "--quiet", "origin", "notes:main");
		await made.commit({ "c.ts": "c\n" });
		await made.git("push", "--quiet", "--force", "origin", "feature:side");
		await made.git("checkout", "--quiet", "-B", "tmp", "origin/main");
		await made.commit({ "later.ts": "l\n" });
		await made.git("push", "--quiet", "origin", "tmp:main");
		await made.write(note, "why, again\n");
		await made.history.share({ ...request, paths: [note] });
		expect(await made.git("rev-parse", "notes^")).toBe(
			await made.git("rev-parse", "origin/main"),
		);
	});

	it("starts at the local default branch where there is no remote", async () => {
		const made = await openedRepository();
		await made.commit({ "a.ts": "a" });
		await made.git("checkout", "--quiet", "-b", "feature");
		await made.commit({ "b.ts": "b" });
		await made.write(note, "why");
		const request = { paths: [note], branch: "notes", message: "Share" };
		expect(await made.history.share({ ...request, push: false })).toMatchObject(
			{ base: "main" },
		);
		expect(await filesOf(made, "notes")).toBe(`a.ts\n${note}`);
		await expect(
			made.history.share({ ...request, push: true }),
		).rejects.toMatchObject({
			code: "bad-argument",
			message: expect.stringContaining("no remote"),
		});
	});

	it("takes no branch that it made for the default one, whatever that is called", async () => {
		const made = await openedRepository();
		await made.git("checkout", "--quiet", "-b", "trunk");
		await made.commit({ "a.ts": "a" });
		const share = async (branch: string, text: string) => {
			await made.write(note, text);
			const request = { paths: [note], branch, message: "Share" };
			const { base } = await made.history.share({ ...request, push: false });
			return base;
		};
		expect(await share("notes", "why")).toBe("trunk");
		expect(await share("notes", "why, again")).toBe("trunk");
		expect(await share("others", "why, at last")).toBe("trunk");
		expect(await made.git("rev-parse", "others^")).toBe(
			await made.git("rev-parse", "trunk"),
		);
		await made.git("add", note);
		await made.commit();
		const states = await made.history.sharing([note]);
		expect(states.get(note)).toBe("shared");
		await made.git("branch", "--quiet", "-D", "notes", "others");
		expect(await made.git("config", "--list")).not.toContain("tacit-start");
	});

	it("asks for the default branch's name where several may be it, and for a first commit where there is none", async () => {
		const made = await openedRepository();
		await made.git("checkout", "--quiet", "-b", "trunk");
		await made.write(note, "why");
		const request = { paths: [note], branch: "notes", message: "Share" };
		const share = () => made.history.share({ ...request, push: false });
		await expect(share()).rejects.toMatchObject({
			code: "git-failed",
			message: expect.stringContaining("Commit once, then share"),
		});
		await made.git("commit", "--quiet", "--allow-empty", "-m", "x");
		await made.git("branch", "other");
		await expect(share()).rejects.toMatchObject({
			code: "git-failed",
			message: expect.stringContaining("git config init.defaultBranch trunk"),
		});
		await made.git("config", "init.defaultBranch", "trunk");
		expect(await share()).toMatchObject({ base: "trunk" });
	});

	it("pushes no branch again that was merged", async () => {
		const made = await busyClone();
		const request = { paths: [note], branch: "notes", message: "Share" };
		await made.history.share({ ...request, push: true });
		await made.git("push", "--quiet", "origin", "notes:main");
		await made.git("push", "--quiet", "origin", "--delete", "notes");
		expect(await made.history.share({ ...request, push: true })).toMatchObject({
			isMerged: true,
			pushed: false,
		});
		expect(await made.git("ls-remote", "origin")).not.toContain("heads/notes");
	});

	it("knows where branches are pushed to", async () => {
		const made = await openedRepository();
		expect(await made.history.remote()).toBeUndefined();
		await made.addRemote("one");
		expect(await made.history.remote()).toBe("one");
		await made.addRemote("two");
		expect(await made.history.remote()).toBeUndefined();
		await made.addRemote();
		expect(await made.history.remote()).toBe("origin");
	});

	it("refuses a branch that any work tree stands on or is rebasing", async () => {
		const made = await busyClone();
		const linked = path.join(made.folder, "linked");
		await made.git("worktree", "add", "-q", "-b", "elsewhere", linked, "main");
		await writeFile(path.join(linked, "a.ts"), "conflict\n");
		await made.gitIn(linked, "commit", "--quiet", "--all", "-m", "x");
		await made.git("branch", "other", "main");
		await made.git("stash", "--quiet");
		const share = (branch: string) =>
			made.history.share({ paths: [note], branch, message: "M", push: false });
		const refusal = (branch: string) => ({
			code: "bad-argument",
			message: expect.stringContaining(`“${branch}” is checked out`),
		});
		await made.write(note, "why\n");
		await expect(share("feature")).rejects.toMatchObject(refusal("feature"));
		await expect(share("elsewhere")).rejects.toMatchObject(
			refusal("elsewhere"),
		);
		const head = await made.git("rev-parse", "elsewhere");
		await made.gitIn(linked, "checkout", "--quiet", "-b", "rebased", "main");
		await writeFile(path.join(linked, "a.ts"), "other\n");
		await made.gitIn(linked, "commit", "--quiet", "--all", "-m", "y");
		await expect(
			made.gitIn(linked, "rebase", "--quiet", "elsewhere"),
		).rejects.toThrow();
		await expect(share("rebased")).rejects.toMatchObject(refusal("rebased"));
		expect(await made.git("rev-parse", "elsewhere")).toBe(head);
		await made.git("checkout", "--quiet", "--orphan", "unborn");
		await expect(share("unborn")).rejects.toMatchObject(refusal("unborn"));
	});

	it("refuses names that git takes for something else", async () => {
		const made = await busyClone();
		for (const branch of [
			"",
			"-d",
			"--force",
			"HEAD",
			"a..b",
			"a b",
			"a\nb",
			"a\0b",
			"@{-1}",
			"x.lock",
			"refs/",
		])
			await expect(
				made.history.share({ paths: [note], branch, message: "M", push: true }),
			).rejects.toMatchObject({ code: "bad-argument" });
	});

	it("stores the note as the attributes ask, and runs no hook of committing", async () => {
		const made = await busyClone();
		await made.write(".gitattributes", "*.md text\n");
		await made.write(note, "why\r\n");
		for (const name of ["pre-commit", "commit-msg", "post-index-change"])
			await made.hook(name, `touch "${made.folder}/ran"; exit 1`);
		const request = { paths: [note], branch: "notes", message: "M" };
		await made.history.share({ ...request, push: false });
		expect(await made.git("show", `notes:${note}`)).toBe("why");
		await expect(readFile(path.join(made.folder, "ran"))).rejects.toMatchObject(
			{ code: "ENOENT" },
		);
	});
});

describe("Pushing", () => {
	const request = { paths: [note], branch: "notes", message: "M", push: true };

	async function refusedBecause(made: OpenedRepository, words: string) {
		const before = await untouchable(made);
		await expect(made.history.share(request)).rejects.toMatchObject({
			code: "git-failed",
			message: expect.stringContaining(words),
			detail: { branch: "notes", remote: expect.any(String) },
		});
		expect(await untouchable(made)).toEqual(before);
		// What was shared stays on the branch, so that the next try only pushes.
		expect(await filesOf(made, "notes")).toContain(note);
	}

	it("tells clearly that others have pushed something else", async () => {
		const made = await busyClone();
		const other = path.join(made.folder, "other");
		const bare = path.join(made.folder, "origin.git");
		await made.gitIn(made.folder, "clone", "--quiet", bare, other);
		const push = ["push", "--quiet", "origin", "HEAD:notes"];
		const empty = ["commit", "--quiet", "--allow-empty", "-m", "theirs"];
		await made.gitIn(other, ...empty);
		await made.gitIn(other, ...push);
		await refusedBecause(made, "has commits that yours lacks");
	});

	it("tells what the remote's rules said", async () => {
		const made = await busyClone();
		const hook = path.join(made.folder, "origin.git/hooks/pre-receive");
		await mkdir(path.dirname(hook), { recursive: true });
		await writeFile(hook, "#!/bin/sh\nexit 1\n");
		await chmod(hook, 0o755);
		await refusedBecause(made, "origin refused it (pre-receive hook declined)");
	});

	it("tells that a hook here refused, and that the remote cannot be reached", async () => {
		const made = await busyClone();
		await made.hook("pre-push", "exit 1");
		await refusedBecause(made, "a hook of this repository refused");
		await made.hook("pre-push", "exit 0");
		await rm(path.join(made.folder, "origin.git"), { recursive: true });
		await refusedBecause(made, "cannot be reached");
	});

	it("asks nobody for a password", async () => {
		const made = await busyClone();
		const asker = path.join(made.folder, "asker");
		await writeFile(asker, `#!/bin/sh\ntouch ${made.folder}/asked\n`);
		await chmod(asker, 0o755);
		await made.git("config", "core.askPass", asker);
		const helper = path.join(made.folder, "git-remote-http");
		// What git itself runs for http, reduced to what asks for a name.
		await writeFile(
			helper,
			'#!/bin/sh\nprintf "url=http://example.invalid\\n\\n" | git credential fill >&2\nexit 128\n',
		);
		await chmod(helper, 0o755);
		await made.git("remote", "set-url", "origin", "tacit::http");
		await writeFile(
			path.join(made.folder, "git-remote-tacit"),
			await readFile(helper),
			{ mode: 0o755 },
		);
		made.environment["PATH"] = `${made.folder}:${made.environment["PATH"]}`;
		await refusedBecause(made, "it asks who you are. Run: git push -u origin");
		await expect(
			readFile(path.join(made.folder, "asked")),
		).rejects.toMatchObject({ code: "ENOENT" });
	});

	it("has ssh ask nobody either, unless the person chose another program", async () => {
		const made = await busyClone();
		const said = path.join(made.folder, "said");
		const script = `#!/bin/sh\necho "$0 $1" >> "${said}"\nexit 255\n`;
		for (const name of ["ssh", "other"]) {
			await writeFile(path.join(made.folder, name), script);
			await chmod(path.join(made.folder, name), 0o755);
		}
		made.environment["PATH"] = `${made.folder}:${made.environment["PATH"]}`;
		await made.git("remote", "set-url", "origin", "ssh://example.invalid/x");
		await refusedBecause(made, "cannot be reached");
		await made.git("config", "core.sshCommand", "other -i key");
		await refusedBecause(made, "cannot be reached");
		const [first, second] = (await readFile(said, "utf8")).split("\n");
		expect(first).toMatch(/ssh -oBatchMode=yes$/);
		expect(second).toMatch(/other -i$/);
	});

	it("takes no remote for an option", async () => {
		const made = await busyClone();
		const odd = `--receive-pack=touch ${made.folder}/ran;`;
		await made.git("config", "remote.origin.url", odd);
		await refusedBecause(made, "not on origin");
		await made.git(
			"config",
			"--rename-section",
			"remote.origin",
			`remote.${odd}`,
		);
		await refusedBecause(made, "not on --receive-pack");
		await expect(readFile(path.join(made.folder, "ran"))).rejects.toMatchObject(
			{ code: "ENOENT" },
		);
	});
});
