import { describe, expect, it } from "vitest";
import { msg } from "../../../../src/core/message.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { concurrencyLimit } from "../../../../src/node/git/concurrencyLimit.ts";
import { defaultBranch } from "../../../../src/node/git/defaultBranch.ts";
import { gitEnvironment } from "../../../../src/node/git/gitEnvironment.ts";
import { gitFailure } from "../../../../src/node/git/gitFailure.ts";
import { notePathspecs } from "../../../../src/node/git/notePathspecs.ts";
import type { GitSetting } from "../../../../src/node/git/questions/configQuestion.ts";
import type { GitRef } from "../../../../src/node/git/questions/refsQuestion.ts";
import { readGuards } from "../../../../src/node/git/readGuards.ts";
import { sharingStates } from "../../../../src/node/git/sharingStates.ts";

const refs = (...names: string[]): GitRef[] =>
	names.map((name) => ({
		name: `refs/${name}`,
		commit: name,
		standsFor: undefined,
	}));
const settings = (values: Record<string, string>): GitSetting[] =>
	Object.entries(values).map(([name, value]) => ({
		name,
		value,
		isOfRepository: true,
	}));
const origin = { "remote.origin.url": "x" };

describe("The default branch", () => {
	const find = (
		names: string[],
		values: Record<string, string>,
		branch?: string,
	) => {
		const found = defaultBranch(refs(...names), settings(values), branch);
		return [found.remote, found.onRemote?.name, found.here?.name];
	};

	it("is what the remote's HEAD stands for", () => {
		const [main, dev] = refs("remotes/origin/main", "remotes/origin/dev");
		const head = { name: "refs/remotes/origin/HEAD", commit: "c" };
		const standsFor = "refs/remotes/origin/dev";
		const all = [{ ...head, standsFor }, main, dev] as GitRef[];
		expect(defaultBranch(all, settings(origin), "x").onRemote).toBe(dev);
		// It may stand for a branch that is gone.
		const stale = [{ ...head, standsFor: "refs/remotes/origin/old" }, main];
		expect(
			defaultBranch(stale as GitRef[], settings(origin), "x").onRemote,
		).toBe(main);
	});

	it("is main before master, on origin or the only remote", () => {
		const names = ["master", "main", "x"].flatMap((name) => [
			`remotes/origin/${name}`,
			`remotes/a/b/${name}`,
			`heads/${name}`,
		]);
		expect(find(names, origin)).toEqual([
			"origin",
			"refs/remotes/origin/main",
			"refs/heads/main",
		]);
		expect(find(names, { "remote.a/b.fetch": "x" })[1]).toBe(
			"refs/remotes/a/b/main",
		);
		const two = { "remote.a/b.url": "x", "remote.c.url": "y" };
		expect(find(names, two)).toEqual([undefined, undefined, "refs/heads/main"]);
	});

	it("is that of the remote which the branch follows, unless that is no remote but an address", () => {
		const names = ["remotes/origin/main", "remotes/fork/main"];
		const values = { ...origin, "remote.fork.url": "y" };
		const follow = (remote: string) =>
			find(
				names,
				{ ...values, "branch.Feature.x.remote": remote },
				"Feature.x",
			);
		expect(follow("fork")[0]).toBe("fork");
		expect(follow("https://example.org/x.git")[0]).toBe("origin");
		expect(follow(".")[0]).toBe("origin");
	});

	it("is what init.defaultBranch names where there is no remote, or the only branch", () => {
		const configured = { "init.defaultbranch": "trunk" };
		expect(find(["heads/main", "heads/trunk"], configured)[2]).toBe(
			"refs/heads/trunk",
		);
		expect(find(["heads/only"], {})[2]).toBe("refs/heads/only");
		expect(find(["heads/a", "heads/b"], {})[2]).toBeUndefined();
	});
});

describe("The state of a note", () => {
	it("is the furthest that all before it allow", () => {
		const path = "a" as RepoPath;
		const none = new Set<string>();
		const facts = {
			tracked: new Set(["a"]),
			changed: none,
			ignored: none,
			onDefault: "none",
			onRemote: "none",
		} as const;
		const state = (more: object) =>
			sharingStates([path], { ...facts, ...more }).get(path);
		expect(state({})).toBe("committed");
		expect(state({ onRemote: "all" })).toBe("pushed");
		expect(state({ onRemote: [new Set(["a"]), none] })).toBe("pushed");
		expect(state({ onRemote: [new Set(["a"])] })).toBe("committed");
		expect(state({ onDefault: [none] })).toBe("shared");
		expect(state({ onDefault: "all", changed: new Set(["a"]) })).toBe("local");
		expect(state({ onDefault: "all", tracked: none })).toBe("local");
		expect(state({ tracked: none, ignored: new Set(["a"]) })).toBe("ignored");
	});
});

describe("Pathspecs", () => {
	it("name few files each, and many by the folders that notes lie in", () => {
		const notes = (count: number, folder = ".tacit/") =>
			Array.from({ length: count }, (_, at) => `${folder}${at}` as RepoPath);
		expect(notePathspecs([":(glob)*" as RepoPath])).toEqual([
			":(top,literal):(glob)*",
		]);
		expect(notePathspecs(notes(64))).toHaveLength(64);
		expect(notePathspecs([...notes(70), "LOG.md" as RepoPath])).toEqual([
			":(top,glob)**/.tacit/**",
			":(top,literal)LOG.md",
		]);
		expect(notePathspecs(notes(70, "docs/"))).toEqual([]);
	});
});

describe("Git's environment", () => {
	const ambient = {
		PATH: "/bin",
		GIT_DIR: "/other",
		git_index_file: "/other",
		GIT_AUTHOR_NAME: "Ada",
		GIT_SSH_COMMAND: "ssh -i key",
		LC_ALL: "de_DE.UTF-8",
		LANGUAGE: "de",
		GIT_CONFIG_COUNT: "1",
		GIT_CONFIG_KEY_0: "safe.directory",
		GIT_CONFIG_VALUE_0: "*",
	};

	it("keeps the person's own, and drops what names another repository", () => {
		for (const purpose of ["read", "write", "push"] as const) {
			const made = gitEnvironment(ambient, purpose);
			expect(made).toMatchObject({
				PATH: "/bin",
				GIT_AUTHOR_NAME: "Ada",
				GIT_SSH_COMMAND: "ssh -i key",
				GIT_CONFIG_KEY_0: "safe.directory",
				GIT_TERMINAL_PROMPT: "0",
			});
			expect(Object.keys(made)).not.toContain("GIT_DIR");
			expect(Object.keys(made)).not.toContain("git_index_file");
		}
	});

	it("takes no lock and no network for reads, and leaves hooks their character set", () => {
		expect(gitEnvironment(ambient, "read")).toMatchObject({
			GIT_OPTIONAL_LOCKS: "0",
			GIT_ALLOW_PROTOCOL: "none",
			LC_ALL: "C",
		});
		const write = gitEnvironment(ambient, "write", { indexFile: "/x" });
		expect(write).toMatchObject({
			LC_CTYPE: "de_DE.UTF-8",
			LC_MESSAGES: "C",
			GIT_INDEX_FILE: "/x",
		});
		for (const name of ["LC_ALL", "LANGUAGE", "GIT_OPTIONAL_LOCKS"])
			expect(write).not.toHaveProperty(name);
		expect(gitEnvironment(ambient, "push")["GIT_ASKPASS"]).toBe("");
	});

	it("adds settings after the person's, whatever their names hold", () => {
		const guards = readGuards([
			{ name: "filter.a=b\n.clean", value: "x", isOfRepository: true },
			{ name: "filter.lfs.clean", value: "x", isOfRepository: false },
			{ name: "filter.smudge.smudge", value: "x", isOfRepository: true },
		]);
		expect([...guards]).toEqual([
			["filter.a=b\n.clean", ""],
			["filter.a=b\n.process", ""],
			["filter.a=b\n.required", "false"],
		]);
		expect(gitEnvironment(ambient, "read", { settings: guards })).toMatchObject(
			{
				GIT_CONFIG_COUNT: "4",
				GIT_CONFIG_KEY_0: "safe.directory",
				GIT_CONFIG_KEY_1: "filter.a=b\n.clean",
				GIT_CONFIG_VALUE_3: "false",
			},
		);
	});
});

describe("A failure of git", () => {
	const fail = (stderr: string) =>
		gitFailure({
			purpose: msg`do it`,
			commands: ["x", "-z"],
			exitCode: 128,
			stderr,
		});

	it.each([
		[
			"fatal: unsafe repository ('/a' is owned by someone else)",
			"safe.directory",
		],
		[
			"fatal: Unable to create '/a/index.lock': File exists.",
			"delete /a/index.lock",
		],
		["*** Please tell me who you are.", "user.email"],
		["error: gpg failed to sign the data", "commit.gpgsign"],
		["fatal: Pathspec 'a/b' is in submodule 'a'", "submodule “a”"],
		["fatal: cannot lock ref 'refs/heads/x': is at", "the branch x"],
		["fatal: write error: No space left on device", "disk is full"],
		[
			"error: insufficient permission for adding an object",
			"Check who may write",
		],
		[
			"hint: x\nfatal: bad thing happened\nmore",
			"Git could not do it: bad thing happened",
		],
		["", "Git could not do it."],
	])("is told with what to do: %s", (stderr, words) => {
		const failure = fail(stderr);
		expect(failure.message).toContain(words);
		expect((failure.cause as Error).message).toBe(
			`git x -z ended with 128\n${stderr}`,
		);
	});
});

describe("A limit of tasks at a time", () => {
	it("is kept, in order, also when tasks fail", async () => {
		const limited = concurrencyLimit(2);
		let running = 0;
		let most = 0;
		const order: number[] = [];
		const task = (at: number) => async () => {
			running++;
			most = Math.max(most, running);
			await new Promise((resolve) => setImmediate(resolve));
			running--;
			order.push(at);
			if (at % 2 === 0) throw new Error(String(at));
			return at;
		};
		const all = [1, 2, 3, 4, 5].map((at) => limited(task(at)));
		const ended = await Promise.allSettled(all);
		expect(ended.map(({ status }) => status === "fulfilled")).toEqual([
			true,
			false,
			true,
			false,
			true,
		]);
		expect(most).toBe(2);
		expect(order).toEqual([1, 2, 3, 4, 5]);
	});
});
