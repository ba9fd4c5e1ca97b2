import { appendFile, readFile, rm, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { openCommits } from "../../../../src/node/git/openCommits.ts";
import type { TestRepository } from "../../../support/gitRepository.ts";
import { type OpenedRepository, openedRepository } from "./openedRepository.ts";

const note = ".tacit/why.k3f9q2mx.md" as RepoPath;
const source = "a.ts" as RepoPath;

/** A script that writes down that it ran, and under which name. */
async function trap(made: TestRepository, name: string): Promise<string> {
	const file = path.join(made.folder, `trap-${name}`);
	const script = `#!/bin/sh\necho ${name} >> "${made.folder}/ran"\nexit 1\n`;
	await writeFile(file, script, { mode: 0o755 });
	return file;
}

const whatRan = (made: TestRepository) =>
	readFile(path.join(made.folder, "ran"), "utf8").catch(() => "");

/** Settings that name programs, in the form of git's configuration file, and how we call the trap. */
const reachable = {
	"[core] fsmonitor": "fsmonitor",
	"[core] pager": "pager",
	"[core] editor": "editor",
	"[core] sshCommand": "ssh",
	"[core] askPass": "askpass",
	"[core] alternateRefsCommand": "alternate",
	"[diff] external": "external",
	'[diff "trap"] textconv': "textconv",
	'[diff "trap"] command': "command",
	'[filter "trap"] clean': "clean",
	'[filter "trap"] process': "process",
	'[filter "trap"] smudge': "smudge",
	'[merge "trap"] driver': "merge",
	"[gpg] program": "gpg",
	"[alias] status": "status",
};

/** Every place in a repository's own configuration and attributes from which a read could start a program. */
async function setTraps(made: TestRepository): Promise<void> {
	await made.addRemote();
	await made.commit({
		".gitattributes": "* filter=trap diff=trap merge=trap\n",
		[source]: "one\n",
	});
	await made.commit({ [note]: "why\n", [source]: "two\n" });
	await made.git("push", "--quiet", "origin", "HEAD~1:refs/heads/main");
	await mergeInConflict(made);
	const traps = await Promise.all(
		Object.entries(reachable).map(
			async ([key, name]) => `${key} = "${await trap(made, name)}"\n`,
		),
	);
	const config = path.join(made.root, ".git/config");
	const more = `[filter "trap"] required\n[log] showSignature\n[diff] autoRefreshIndex\n`;
	await appendFile(config, traps.join("") + more);
	const hooks = ["post-index-change", "reference-transaction", "post-checkout"];
	for (const name of hooks)
		await made.hook(name, `echo hook >> "${made.folder}/ran"`);
	await rm(path.join(made.folder, "ran"), { force: true });
}

/** A merge whose conflict git would have to make anew, on a branch of its own. */
async function mergeInConflict(made: TestRepository): Promise<void> {
	await made.git("checkout", "--quiet", "-b", "theirs", "HEAD~1");
	await made.commit({ [source]: "theirs\n" });
	await made.git("checkout", "--quiet", "-b", "merged", "main");
	await made.git("merge", "theirs").catch(() => undefined);
	await made.commit({ [source]: "both\n" });
	await made.git("checkout", "--quiet", "main");
}

/** Makes git look at the files themselves: the index cannot tell any more that they are unchanged. */
async function touchAll(made: TestRepository): Promise<void> {
	for (const file of [note, source])
		await utimes(path.join(made.root, file), 1e9, 1e9);
}

async function readAll(made: OpenedRepository): Promise<void> {
	const { history } = made;
	await history.head();
	await history.identity();
	await history.show("HEAD", source);
	await history.show("HEAD~1", source);
	await history.blob("f719efd430d52bcfc8566a43b2eb655688d38871");
	await history.blobId(source, Buffer.from("text"));
	await history.ignored([note, "x.md" as RepoPath]);
	await history.sharing([note, source, "x.md" as RepoPath]);
	await history.canAmend();
	await history.remote();
}

describe("Reading", () => {
	it("runs nothing that the repository's configuration or attributes name", async () => {
		const made = await openedRepository({ prepare: setTraps });
		await readAll(made);
		await touchAll(made);
		await readAll(made);
		expect(await whatRan(made)).toBe("");
	});

	it("merges anew without what the repository's configuration names for that", async () => {
		const made = await openedRepository({ prepare: setTraps });
		const merge = await made.git("rev-parse", "merged");
		const commits = await openCommits(made);
		for (const { resolutions } of [made.history, commits])
			expect([...(await resolutions([merge])).values()]).toEqual([
				[expect.objectContaining({ path: source, theirs: ["theirs"] })],
			]);
		commits.dispose();
		expect(await whatRan(made)).toBe("");
		await made
			.git("-c", "log.showSignature=false", "show", "--remerge-diff", merge)
			.catch(() => undefined);
		expect(await whatRan(made)).toContain("merge");
	});

	it("is not so harmless without care: the same traps shut on a plain git status", async () => {
		const made = await openedRepository({ prepare: setTraps });
		await touchAll(made);
		await made.git("status").catch(() => undefined);
		expect(await whatRan(made)).toContain("fsmonitor");
	});

	it("answers right with the traps set", async () => {
		const made = await openedRepository({ prepare: setTraps });
		await touchAll(made);
		expect(await made.history.sharing([note, source])).toEqual(
			new Map([
				[note, "committed"],
				[source, "committed"],
			]),
		);
		expect(await made.history.blobId(source, Buffer.from("two\n"))).toBe(
			"f719efd430d52bcfc8566a43b2eb655688d38871",
		);
	});

	it("uses the filters that the person has set up, as git-lfs does", async () => {
		const made = await openedRepository({
			prepare: async (made) => {
				const clean = "tr a-z A-Z";
				await made.git("config", "--global", "filter.big.clean", clean);
				await made.commit({ ".gitattributes": "*.txt filter=big\n" });
				await made.commit({ "a.txt": "small" });
			},
		});
		const file = "a.txt" as RepoPath;
		const stored = await made.history.show("HEAD", file);
		expect(Buffer.from(stored ?? []).toString()).toBe("SMALL");
		await utimes(path.join(made.root, file), 1e9, 1e9);
		expect(await made.history.sharing([file])).toEqual(
			new Map([[file, "shared"]]),
		);
	});

	it("does not fetch what a partial clone lacks", async () => {
		const origin = await openedRepository();
		await origin.commit({ [source]: "one\n" });
		await origin.commit({ [source]: "two\n" });
		await origin.git("config", "uploadpack.allowFilter", "true");
		const made = await openedRepository({
			prepare: async (made) => {
				const url = `file://${origin.root}`;
				await made.git("remote", "add", "origin", url);
				await made.git("fetch", "--quiet", "--filter=blob:none", "origin");
				await made.git("reset", "--quiet", "--hard", "origin/main");
				const remote = `ext::sh -c '${await trap(made, "remote")}'`;
				await made.git("config", "remote.origin.url", remote);
				await made.git("config", "protocol.ext.allow", "always");
			},
		});
		const [now, before, again] = await Promise.all([
			made.history.show("HEAD", source),
			made.history.show("HEAD~1", source),
			made.history.show("HEAD", source),
		]);
		expect(Buffer.from(now ?? []).toString()).toBe("two\n");
		expect(before).toBeUndefined();
		expect(again).toEqual(now);
		expect(await whatRan(made)).toBe("");
	});

	it("writes nothing into the repository, not even when git last looked at a file", async () => {
		const made = await openedRepository();
		await made.commit({ [note]: "why\n", [source]: "one\n" });
		await touchAll(made);
		const index = path.join(made.gitDir, "index");
		const before = await readFile(index);
		await readAll(made);
		expect(await readFile(index)).toEqual(before);
		expect(await made.git("count-objects")).toMatch(/^5 objects/);
	});

	it("needs no lock", async () => {
		const made = await openedRepository();
		await made.commit({ [note]: "why\n", [source]: "one\n" });
		await writeFile(path.join(made.gitDir, "index.lock"), "");
		await touchAll(made);
		await readAll(made);
		expect(await made.history.sharing([note])).toEqual(
			new Map([[note, "shared"]]),
		);
	});
});

describe("What notes say of revisions", () => {
	it("is taken for a commit that is not there when it could be an option, a range, a search or a path", async () => {
		const made = await openedRepository();
		await made.commit({ [source]: "one\n" });
		for (const revision of [
			"--exec=touch ran",
			"-O",
			"--output=ran",
			"",
			" HEAD",
			"HEAD:a.ts",
			":a.ts",
			":/A commit",
			"^HEAD",
			"HEAD..HEAD",
			"HEAD\n",
			"HEAD\0",
			"HEAD --batch",
			"main@{upstream}..",
			"no-such-branch",
			"0000000000000000000000000000000000000000",
		]) {
			expect(await made.history.show(revision, source)).toBeUndefined();
			expect(await made.history.blob(revision)).toBeUndefined();
			// And the process that was asked still answers others.
			expect(await made.history.show("HEAD", source)).toBeDefined();
		}
		await expect(made.read("ran")).rejects.toMatchObject({ code: "ENOENT" });
	});

	it("may be a branch, a tag, a shortened hash, or a step back from one", async () => {
		const made = await openedRepository();
		const first = await made.commit({ [source]: "one\n" });
		await made.git("tag", "v1.0");
		await made.git("branch", "feature/ä@2");
		await made.commit({ [source]: "two\n" });
		const revisions = ["v1.0", "feature/ä@2", first.slice(0, 9), "HEAD^", "@~"];
		for (const revision of revisions) {
			const bytes = await made.history.show(revision, source);
			expect(Buffer.from(bytes ?? []).toString()).toBe("one\n");
		}
	});
});
