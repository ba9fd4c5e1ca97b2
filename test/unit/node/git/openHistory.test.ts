import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { findGit } from "../../../../src/node/git/findGit.ts";
import {
	type GitRepository,
	openHistory,
} from "../../../../src/node/git/openHistory.ts";
import { ownIdentity } from "../../../../src/node/git/ownIdentity.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../../support/gitRepository.ts";

let made: TestRepository;
let opened: GitRepository[];

beforeEach(async () => {
	made = await gitRepository();
	opened = [];
});

afterEach(async () => {
	for (const repository of opened) repository.dispose();
	await made.dispose();
});

async function open(folder = made.root): Promise<GitRepository> {
	const { environment } = made;
	const repository = await openHistory(folder, { environment });
	if (!repository) throw new Error(`There is no repository in ${folder}.`);
	opened.push(repository);
	return repository;
}

const note = "src/.tacit/why.k3f9q2mx.md" as RepoPath;

describe("Opening a repository", () => {
	it("finds it from a folder inside", async () => {
		await made.commit({ "src/deep/a.ts": "a" });
		const repository = await open(path.join(made.root, "src/deep"));
		expect(repository).toMatchObject({
			root: made.root,
			gitDir: path.join(made.root, ".git"),
			commonDir: path.join(made.root, ".git"),
		});
	});

	it("knows a linked worktree from the repository that it belongs to", async () => {
		await made.commit({ "a.ts": "a" });
		const linked = path.join(made.folder, "linked");
		await made.git("worktree", "add", "--quiet", "-b", "side", linked);
		const repository = await open(linked);
		expect(repository).toMatchObject({
			root: linked,
			gitDir: path.join(made.root, ".git/worktrees/linked"),
			commonDir: path.join(made.root, ".git"),
		});
		expect(await repository.history.head()).toMatchObject({ branch: "side" });
	});

	it("takes a submodule for a repository of its own", async () => {
		const library = await gitRepository();
		await library.commit({ "b.ts": "b" });
		await made.git("submodule", "--quiet", "add", library.root, "library");
		await library.dispose();
		const repository = await open(path.join(made.root, "library"));
		expect(repository.root).toBe(path.join(made.root, "library"));
		expect(repository.gitDir).toBe(
			path.join(made.root, ".git/modules/library"),
		);
		await writeFile(path.join(repository.root, "note.md"), "why");
		await repository.history.commit(["note.md" as RepoPath], "A note");
		expect(await repository.history.sharing(["note.md" as RepoPath])).toEqual(
			new Map([["note.md", "committed"]]),
		);
	});

	it("takes a repository within a repository for itself", async () => {
		const inner = path.join(made.root, "inner");
		await made.gitIn(made.root, "init", "--quiet", inner);
		expect((await open(inner)).root).toBe(inner);
	});

	it("copes with a line end in the folder's name", async () => {
		const odd = path.join(made.folder, "new\nline");
		await rename(made.root, odd);
		expect((await open(odd)).root).toBe(odd);
	});

	it("answers nothing where there is no repository, in its git directory, and in a bare one", async () => {
		const { environment } = made;
		const bare = await made.addRemote();
		for (const folder of [
			made.folder,
			path.join(made.root, ".git"),
			bare,
			path.join(made.folder, "not-there"),
		]) {
			expect(await openHistory(folder, { environment })).toBeUndefined();
			expect(await findGit(folder, { environment })).toMatchObject({
				found: "no-repository",
			});
		}
	});

	it("tells a missing git from a missing repository", async () => {
		const environment = { ...made.environment, PATH: made.folder };
		expect(await findGit(made.root, { environment })).toEqual({
			found: "no-git",
		});
		expect(await openHistory(made.root, { environment })).toBeUndefined();
		const binary = path.join(made.folder, "git");
		expect(await findGit(made.root, { environment, binary })).toEqual({
			found: "no-git",
		});
	});

	it("does not take a program named git from the repository, whatever the PATH says", async () => {
		const trap = path.join(made.root, "git");
		await writeFile(trap, "#!/bin/sh\ntouch ran\n", { mode: 0o755 });
		const environment = { ...made.environment, PATH: `.:${""}:bin` };
		expect(await findGit(made.root, { environment })).toEqual({
			found: "no-git",
		});
	});

	it("says what to do when the repository belongs to another user", async () => {
		const environment = {
			...made.environment,
			GIT_TEST_ASSUME_DIFFERENT_OWNER: "1",
		};
		await expect(openHistory(made.root, { environment })).rejects.toMatchObject(
			{
				code: "git-failed",
				message: expect.stringContaining(
					`git config --global --add safe.directory "${made.root}"`,
				),
				cause: expect.objectContaining({
					message: expect.stringContaining("dubious ownership"),
				}),
			},
		);
	});

	it("says what to do when a worktree's repository was moved away", async () => {
		await made.commit({ "a.ts": "a" });
		const linked = path.join(made.folder, "linked");
		await made.git("worktree", "add", "--quiet", linked);
		await rm(made.root, { recursive: true });
		const { environment } = made;
		await expect(openHistory(linked, { environment })).rejects.toMatchObject({
			code: "git-failed",
			message: expect.stringContaining("git worktree repair"),
		});
	});

	it("is not misled by the variables of a git hook that it is started from", async () => {
		const other = await gitRepository();
		await other.commit({ "other.ts": "o" });
		await made.commit({ "a.ts": "a" });
		const repository = await openHistory(made.root, {
			environment: {
				...made.environment,
				GIT_DIR: path.join(other.root, ".git"),
				GIT_WORK_TREE: other.root,
				GIT_INDEX_FILE: path.join(other.root, ".git/index"),
				GIT_LITERAL_PATHSPECS: "1",
			},
		});
		expect(repository?.root).toBe(made.root);
		expect(await repository?.history.sharing(["a.ts" as RepoPath])).toEqual(
			new Map([["a.ts", "shared"]]),
		);
		repository?.dispose();
		await other.dispose();
	});
});

describe("HEAD", () => {
	it("is a branch without a commit at first", async () => {
		const { history } = await open();
		expect(await history.head()).toEqual({ commit: undefined, branch: "main" });
		await made.write("HEAD", "a file of that name");
		expect(await history.head()).toEqual({ commit: undefined, branch: "main" });
	});

	it("is a branch at a commit, or a commit alone when detached", async () => {
		const commit = await made.commit({ "a.ts": "a", HEAD: "a file" });
		const { history } = await open();
		expect(await history.head()).toEqual({ commit, branch: "main" });
		await made.git("checkout", "--quiet", "-b", "feature/ä");
		expect(await history.head()).toEqual({ commit, branch: "feature/ä" });
		await made.git("checkout", "--quiet", "--detach");
		expect(await history.head()).toEqual({ commit, branch: undefined });
	});

	it("is nothing once the repository is gone", async () => {
		const { history } = await open();
		await rm(path.join(made.root, ".git"), { recursive: true });
		expect(await history.head()).toBeUndefined();
		await rm(made.root, { recursive: true });
		expect(await history.head()).toBeUndefined();
	});
});

describe("The person who commits here", () => {
	it("comes from git's configuration", async () => {
		const { history } = await open();
		expect(await history.identity()).toEqual({
			name: "Ada Lovelace",
			email: "ada@example.org",
		});
		await made.git("config", "user.name", "Grace <Brewster> Hopper");
		expect((await history.identity())?.name).toBe("Grace Brewster Hopper");
	});

	it("comes from the person's own configuration where there is no repository", async () => {
		const ada = { name: "Ada Lovelace", email: "ada@example.org" };
		expect(await ownIdentity(made.folder, made)).toEqual(ada);
		await writeFile(path.join(made.folder, ".git"), "gitdir: /nowhere\n");
		expect(await ownIdentity(made.folder, made)).toBeUndefined();
		await rm(path.join(made.folder, ".git"));
		const environment = { ...made.environment, PATH: made.folder };
		expect(await ownIdentity(made.folder, { environment })).toBeUndefined();
	});

	it("is nobody where nothing is set, though git would guess", async () => {
		await writeFile(path.join(made.folder, "home/.gitconfig"), "");
		const { history } = await open();
		expect(await history.identity()).toBeUndefined();
	});
});

describe("A file's id", () => {
	it("is what git would store, line ends as the attributes say", async () => {
		await made.write(".gitattributes", "*.txt text\n*.bin binary\n");
		const { history } = await open();
		const crlf = Buffer.from("a\r\nb\r\n");
		const lf = Buffer.from("a\nb\n");
		const text = await history.blobId("a.txt" as RepoPath, lf);
		expect(text).toBe("422c2b7ab3b3c668038da977e4e93a5fc623169c");
		expect(await history.blobId("a.txt" as RepoPath, crlf)).toBe(text);
		expect(await history.blobId("a.bin" as RepoPath, crlf)).not.toBe(text);
		expect(await history.blob(text)).toBeUndefined();
	});

	it("is there for an empty file and for a megabyte", async () => {
		const { history } = await open();
		expect(await history.blobId(note, new Uint8Array())).toBe(
			"e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
		);
		expect(await history.blobId(note, new Uint8Array(1 << 20))).toMatch(
			/^[0-9a-f]{40}$/,
		);
	});
});

describe("Kinds of repositories", () => {
	it("commits the first note of an empty one, in SHA-256 too", async () => {
		const modern = await gitRepository({ objectFormat: "sha256" });
		const repository = await openHistory(modern.root, modern);
		await modern.write(note, "why");
		const commit = await repository?.history.commit([note], "A note");
		expect(commit).toMatch(/^[0-9a-f]{64}$/);
		expect(await modern.git("status", "--porcelain")).toBe("");
		expect(await repository?.history.sharing([note])).toEqual(
			new Map([[note, "shared"]]),
		);
		expect(
			Buffer.from(
				(await repository?.history.show("HEAD", note)) ?? [],
			).toString(),
		).toBe("why");
		await modern.write(note, "why indeed");
		const shared = await repository?.history.share({
			paths: [note],
			branch: "notes",
			message: "Share",
			push: false,
		});
		expect(shared).toMatchObject({ base: "main", pushed: false });
		repository?.dispose();
		await modern.dispose();
	});

	it("works in a shallow clone", async () => {
		const bare = await made.addRemote();
		await made.commit({ "a.ts": "1" });
		await made.commit({ "a.ts": "2", [note]: "why" });
		await made.git("push", "--quiet", "origin", "main");
		const shallow = path.join(made.folder, "shallow");
		const url = `file://${bare}`;
		await made.gitIn(made.folder, "clone", "-q", "--depth=1", url, shallow);
		const { history } = await open(shallow);
		expect(await history.sharing([note])).toEqual(new Map([[note, "shared"]]));
		expect(await history.show("HEAD~1", "a.ts" as RepoPath)).toBeUndefined();
		const second = "b.md" as RepoPath;
		await writeFile(path.join(shallow, second), "second");
		await history.commit([second], "A second note");
		expect(await history.sharing([note, second])).toEqual(
			new Map([
				[note, "shared"],
				[second, "committed"],
			]),
		);
	});

	it("commits on a detached HEAD", async () => {
		await made.commit({ "a.ts": "a" });
		await made.git("checkout", "--quiet", "--detach");
		const { history } = await open();
		await made.write(note, "why");
		const commit = await history.commit([note], "A note");
		expect(await history.head()).toEqual({ commit, branch: undefined });
		expect(await history.sharing([note])).toEqual(
			new Map([[note, "committed"]]),
		);
	});

	it("commits in a linked worktree without touching the other one", async () => {
		await made.commit({ "a.ts": "a" });
		const linked = path.join(made.folder, "linked");
		await made.git("worktree", "add", "--quiet", "-b", "side", linked);
		await made.write("staged.ts", "staged");
		await made.git("add", "staged.ts");
		const { history } = await open(linked);
		await mkdir(path.join(linked, "src/.tacit"), { recursive: true });
		await writeFile(path.join(linked, note), "why");
		const commit = await history.commit([note], "A note");
		expect(await made.git("rev-parse", "side")).toBe(commit);
		expect(await made.git("status", "--porcelain")).toBe("A  staged.ts");
		expect(await made.gitIn(linked, "status", "--porcelain")).toBe("");
	});
});

describe("A closed repository", () => {
	it("answers no more, and leaves no process behind", async () => {
		await made.commit({ "a.ts": "a" });
		const repository = await open();
		await repository.history.show("HEAD", "a.ts" as RepoPath);
		expect(childrenOfThisProcess()).toContain("git");
		const late = repository.history.show("HEAD", "a.ts" as RepoPath);
		repository.dispose();
		repository.dispose();
		await expect(late).rejects.toMatchObject({ code: "cancelled" });
		await expect(
			repository.history.show("HEAD", "a.ts" as RepoPath),
		).rejects.toMatchObject({ code: "cancelled" });
		await expect(repository.history.sharing([note])).rejects.toMatchObject({
			code: "cancelled",
		});
		await expect.poll(childrenOfThisProcess).not.toContain("git");
	});
});

describe("Closing a repository", () => {
	it("stops what is being read", async () => {
		const slow = path.join(made.folder, "slow-git");
		const script = `#!/bin/sh
case "$*" in *for-each-ref*) exec sleep 30;; esac
exec git "$@"
`;
		await writeFile(slow, script, { mode: 0o755 });
		const { environment } = made;
		const options = { environment, binary: slow };
		const repository = await openHistory(made.root, options);
		const answer = repository?.history.sharing([note]);
		await expect.poll(childrenOfThisProcess).toContain("sleep");
		repository?.dispose();
		await expect(answer).rejects.toMatchObject({ code: "cancelled" });
		await expect.poll(childrenOfThisProcess).not.toContain("sleep");
	});

	it("lets a commit come to its end, and begins no other", async () => {
		await made.commit({ "a.ts": "a" });
		const started = path.join(made.folder, "started");
		await made.hook("pre-commit", `touch "${started}"; sleep 0.2`);
		await made.write(note, "why");
		await made.write("b.md", "b");
		const repository = await open();
		const ending = Promise.allSettled([
			repository.history.commit([note], "A note"),
			repository.history.commit(["b.md" as RepoPath], "Another"),
		]);
		await expect.poll(() => existsSync(started)).toBe(true);
		repository.dispose();
		const [commit, next] = await ending;
		expect(commit).toMatchObject({
			value: await made.git("rev-parse", "HEAD"),
		});
		expect(next).toMatchObject({ reason: { code: "cancelled" } });
		expect(await made.git("status", "--porcelain")).toBe("?? b.md");
	});
});

/** Names of the running programs that this process started, one a line. */
function childrenOfThisProcess(): string {
	const all = execFileSync("ps", ["-A", "-o", "ppid=,comm="], {
		encoding: "utf8",
	});
	return all
		.split("\n")
		.map((line) => /^\s*(\d+)\s+(.*)$/.exec(line))
		.filter((line) => line?.[1] === String(process.pid))
		.map((line) => line?.[2])
		.join("\n");
}
