import { existsSync } from "node:fs";
import {
	chmod,
	lstat,
	mkdir,
	readdir,
	readFile,
	rm,
	stat,
	symlink,
	writeFile,
} from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type {
	JsonHooks,
	JsonQuestions,
} from "../../../src/cli/json/externalize.ts";
import { createQuestions } from "../../../src/externalize/asking/questions.ts";
import { sharedText } from "../../../src/node/files/sharedText.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";
import { hasTerminals, onTerminal } from "./typedInto.ts";

const tacit = commandLine();
let repository: TestRepository;

beforeEach(async () => {
	repository = await gitRepository();
});
afterEach(() => repository.dispose());

const names = ["post-commit", "post-merge", "post-rewrite"];
const install = (...more: string[]) =>
	tacit.run(repository, ["hooks", "install", ...more]);
const hooksOf = async (...args: string[]) => {
	const { hooks } = await tacit.json<JsonHooks>(repository, ["hooks", ...args]);
	return Object.fromEntries(hooks.map(({ name, state }) => [name, state]));
};
const allAre = (state: string) =>
	Object.fromEntries(names.map((name) => [name, state]));
const inGit = (...parts: string[]) =>
	path.join(repository.root, ".git", ...parts);

/** Every file and folder below, with its bytes and permissions. */
async function everything(folder: string): Promise<Record<string, string>> {
	const all: Record<string, string> = {};
	for (const name of await readdir(folder, { recursive: true })) {
		const place = path.join(folder, name);
		const { mode } = await lstat(place);
		const isFile = (await lstat(place)).isFile();
		all[name] =
			`${mode.toString(8)} ${isFile ? await readFile(place, "latin1") : ""}`;
	}
	return all;
}

describe("tacit hooks", () => {
	it("installs the hooks, says so, and is installed again without a change", async () => {
		const { code, stdout } = await install();
		expect(code).toBe(0);
		expect(stdout).toContain("post-commit: installed (.git/hooks/post-commit)");
		const { mode } = await stat(inGit("hooks/post-commit"));
		expect(mode & 0o111).not.toBe(0);
		const before = await everything(inGit());
		expect(await hooksOf("install")).toEqual(allAre("installed"));
		expect(await everything(inGit())).toEqual(before);
		expect(await hooksOf("status")).toEqual(allAre("installed"));
	});

	it("leaves no trace when it is taken out, not even of the folder", async () => {
		const before = await everything(inGit());
		expect(existsSync(inGit("hooks"))).toBe(false);
		await install();
		expect(await everything(inGit())).not.toEqual(before);
		expect(await hooksOf("uninstall")).toEqual(allAre("absent"));
		expect(await everything(inGit())).toEqual(before);
		const { stderr, code } = await tacit.run(repository, [
			...["hooks", "uninstall"],
		]);
		expect([code, stderr]).toEqual([0, "Tacit is in none of the hooks.\n"]);
	});

	it("goes into hooks that are there, and leaves them and their permissions as they were", async () => {
		await mkdir(inGit("hooks"));
		const hooks = {
			"post-commit": "#!/bin/bash -e\r\necho one\r\nexit 3",
			"post-merge": "echo 'no shebang'\n",
			"post-rewrite": "#!/bin/sh\n# naïve “quotes”\n",
		};
		for (const [name, text] of Object.entries(hooks)) {
			await writeFile(inGit("hooks", name), text);
			await chmod(inGit("hooks", name), 0o750);
		}
		const before = await everything(inGit());
		expect(await hooksOf("install")).toEqual(allAre("installed"));
		expect((await stat(inGit("hooks/post-commit"))).mode & 0o777).toBe(0o750);
		await tacit.run(repository, ["hooks", "uninstall"]);
		expect(await everything(inGit())).toEqual(before);
	});

	it("leaves alone what is no shell script, a link, or not executable, and says what to add", async () => {
		await mkdir(inGit("hooks"));
		await writeFile(inGit("hooks/post-commit"), "#!/usr/bin/python3\n");
		await chmod(inGit("hooks/post-commit"), 0o755);
		await writeFile(inGit("real"), "#!/bin/sh\n");
		await symlink("../real", inGit("hooks/post-merge"));
		await writeFile(inGit("hooks/post-rewrite"), "#!/bin/sh\n");
		await chmod(inGit("hooks/post-rewrite"), 0o644);
		const before = await everything(inGit());
		const { code, stdout, stderr } = await install();
		expect(code).toBe(1);
		expect(stdout).toContain("post-commit: left alone: it is no shell script");
		expect(stderr).toContain("\n  post-commit: tacit hooks run post-commit\n");
		expect(stderr).toContain("\n  post-rewrite: [ ! -t 2 ] ||");
		expect(await hooksOf("status")).toEqual({
			...{ "post-commit": "no-script", "post-merge": "no-file" },
			"post-rewrite": "not-executable",
		});
		expect(await everything(inGit())).toEqual(before);
	});

	it("asks before hooks of the repository are changed (core.hooksPath)", async () => {
		await repository.git("config", "core.hooksPath", "git hooks");
		await repository.commit({ "git hooks/pre-push": "#!/bin/sh\n" });
		expect(await hooksOf("install")).toEqual(allAre("shared"));
		const { code, stderr } = await install();
		expect(code).toBe(1);
		expect(stderr).toContain("With --shared they are changed all the same");
		expect(await repository.git("status", "--short")).toBe("");
		expect(await hooksOf("install", "--shared")).toEqual(allAre("installed"));
		expect(await repository.read("git hooks/post-commit")).toContain(
			"! command -v tacit >/dev/null 2>&1 ||",
		);
		expect(await hooksOf("uninstall")).toEqual(allAre("shared"));
		await tacit.run(repository, ["hooks", "uninstall", "--shared"]);
		expect(await repository.git("status", "--short")).toBe("");
	});

	it("writes where Husky's hooks are written, not where it makes them", async () => {
		await repository.git("config", "core.hooksPath", ".husky/_");
		await repository.write(".husky/_/post-commit", '. "$(dirname "$0")/h"\n');
		const told = await tacit.json<JsonHooks>(repository, ["hooks", "install"]);
		expect(told).toMatchObject({ folder: ".husky", owner: "husky" });
		expect(existsSync(path.join(repository.root, ".husky/post-commit"))).toBe(
			false,
		);
		await install("--shared");
		expect(await repository.read(".husky/post-commit")).toContain("tacit");
		expect(await repository.read(".husky/_/post-commit")).not.toContain(
			"tacit",
		);
	});

	it("does not touch hooks of all repositories unless told to", async () => {
		const everywhere = path.join(repository.folder, "everywhere");
		await mkdir(everywhere);
		await repository.git("config", "--global", "core.hooksPath", everywhere);
		const told = await tacit.json<JsonHooks>(repository, ["hooks", "install"]);
		expect(told.owner).toBe("elsewhere");
		expect(await readdir(everywhere)).toEqual([]);
		expect((await install()).stderr).toContain("for other repositories, too");
	});

	it("has one set of hooks for all work trees, and one of its own for a submodule", async () => {
		await repository.commit({ "a.ts": "1\n" });
		await repository.git(
			"worktree",
			"add",
			"--quiet",
			"--detach",
			"../other tree",
		);
		const other = {
			...repository,
			root: path.join(repository.folder, "other tree"),
		};
		await tacit.run(other, ["hooks", "install"]);
		expect(await hooksOf("status")).toEqual(allAre("installed"));
		await repository.git(...["submodule", "--quiet", "add", "./.git", "inner"]);
		const inner = { ...repository, root: path.join(repository.root, "inner") };
		const { hooks } = await tacit.json<JsonHooks>(inner, ["hooks", "status"]);
		expect(hooks.map(({ state }) => state)).toEqual(names.map(() => "absent"));
		await tacit.run(inner, ["hooks", "install"]);
		expect(existsSync(inGit("modules/inner/hooks/post-commit"))).toBe(true);
	});

	it("says that a bare repository, and no repository, has no commits made in it", async () => {
		await repository.addRemote("bare");
		const bare = {
			...repository,
			root: path.join(repository.folder, "bare.git"),
		};
		for (const root of [bare, { ...bare, root: repository.folder }]) {
			const { code, stderr } = await tacit.run(root, ["hooks", "install"]);
			expect(code).toBe(2);
			expect(stderr).toContain("There is no work tree of a git repository");
		}
	});

	it("finds that the script is gone", async () => {
		await install();
		await rm(inGit("tacit/hook.sh"));
		expect(await hooksOf("status")).toEqual(allAre("outdated"));
		await install();
		expect(await hooksOf("status")).toEqual(allAre("installed"));
	});
});

describe.skipIf(!hasTerminals)("a hook on a terminal", () => {
	const asks = /^tacit: .*“maxAttempts”.*\? Answer: tacit note --moment \d+$/gm;
	const retry = (attempts: number) => ({
		"src/retry.ts": `export const maxAttempts = ${attempts};\n`,
	});
	/** The machine may be busy with other tests. */
	const patience = { TACIT_HOOK_LIMIT: "60000" };
	const change = (attempts: number) =>
		repository.write("src/retry.ts", retry(attempts)["src/retry.ts"]);
	const shownBy = async (
		command: string,
		options?: Parameters<typeof onTerminal>[2],
	) => {
		const environment = { ...patience, ...options?.environment };
		return (await onTerminal(repository, command, { ...options, environment }))
			.shown;
	};

	/** As a window of the editor has them. */
	const inEditor = () =>
		createQuestions(sharedText(inGit("tacit/questions.json")), Date.now);
	/** Lets what was shown have been shown a day and an hour before. */
	const longAgo = async () => {
		const file = JSON.parse(
			await readFile(inGit("tacit/questions.json"), "utf8"),
		);
		const shown = file.shown.map((at: number) => at - 25 * 3_600_000);
		await writeFile(
			inGit("tacit/questions.json"),
			JSON.stringify({ ...file, shown }),
		);
	};

	beforeEach(async () => {
		await repository.commit(retry(20));
		await install();
	});

	it("prints one line after a commit that makes one wonder, and nothing after another", async () => {
		await change(30);
		expect((await shownBy("git commit -qam B")).trim()).toBe(
			"tacit: Why 30 and not 20 for “maxAttempts”? Answer: tacit note --moment 1",
		);
		await repository.write("README.md", "Words.\n");
		expect(await shownBy("git add . && git commit -qm Words")).toBe("");
		expect(await repository.git("log", "--format=%s")).toBe(
			"Words\nB\nA commit",
		);
	});

	it("prints nothing where a note is on the lines", async () => {
		await change(30);
		const because = ["note", "src/retry.ts:1", "-m", "It wakes slowly."];
		expect((await tacit.run(repository, because)).code).toBe(0);
		expect(await shownBy("git commit -qam B")).toBe("");
		const { questions } = await tacit.json<JsonQuestions>(repository, [
			"moments",
		]);
		expect(questions).toEqual([]);
	});

	it("leaves nothing behind when it is taken out, but for questions that wait", async () => {
		await repository.write("README.md", "Words.\n");
		expect(await shownBy("git add . && git commit -qm Words")).toBe("");
		expect(existsSync(inGit("tacit/seen.json"))).toBe(true);
		await tacit.run(repository, ["hooks", "uninstall"]);
		expect(existsSync(inGit("tacit"))).toBe(false);
		await install();
		await change(30);
		expect(await shownBy("git commit -qam B")).toMatch(asks);
		const { stderr } = await tacit.run(repository, ["hooks", "uninstall"]);
		expect(stderr).toContain("1 question still waits");
		expect(await readdir(inGit("tacit"))).toEqual(["questions.json"]);
	});

	it("prints nothing where no person reads it", async () => {
		await change(30);
		const { stderr } = await tacit.run(repository, ["hooks", "status"]);
		expect(stderr).toBe("");
		expect(await shownBy("git commit -qam B 2>error.txt")).toBe("");
		expect(await repository.read("error.txt")).toBe("");
		// tacit moments tells of it all the same.
		const { questions } = await tacit.json<JsonQuestions>(repository, [
			"moments",
		]);
		expect(questions).toHaveLength(1);
	});

	it("asks once about an amended commit, and again about none", async () => {
		await change(30);
		expect(await shownBy("git commit -qam B")).toMatch(asks);
		await longAgo();
		expect(await shownBy("git commit -q --amend --no-edit")).toBe("");
	});

	it("knows what is committed while an index of its own is in use (git commit -- file)", async () => {
		await change(30);
		await repository.write("other.ts", "1\n");
		await repository.git("add", "other.ts");
		expect(await shownBy("git commit -qm B -- src/retry.ts")).toMatch(asks);
		expect(await repository.git("status", "--short")).toBe("A  other.ts");
	});

	it("is silent during a rebase, however many commits it makes, and asks once at its end", async () => {
		await repository.git("switch", "--quiet", "--create", "topic");
		await repository.write("topic.ts", "export const topic = 1;\n");
		await repository.git("add", ".");
		await repository.git("commit", "--quiet", "--message=Topic");
		for (const attempts of [30, 40]) {
			await change(attempts);
			await repository.git("commit", "--quiet", "--all", "--message=Tune");
		}
		await repository.git("switch", "--quiet", "main");
		await repository.write("main.ts", "1\n");
		await repository.git("add", ".");
		await repository.git("commit", "--quiet", "--message=Main");
		await repository.git("switch", "--quiet", "topic");
		// Where a program is started for each, it is seen.
		const log = path.join(repository.folder, "started");
		const bin = path.join(repository.folder, "bin");
		await mkdir(bin);
		await writeFile(
			path.join(bin, "node"),
			`#!/bin/sh\necho "$2 $3" >>'${log}'\nexec '${process.execPath}' "$@"\n`,
			{ mode: 0o755 },
		);
		const shown = await shownBy("git rebase -q main", {
			environment: { PATH: `${bin}:${process.env["PATH"]}` },
		});
		expect(shown.match(asks)).toHaveLength(1);
		expect(await readFile(log, "utf8")).toBe("post-rewrite rebase\n");
	});

	it("is silent within a row of picks but for the last", async () => {
		await repository.git("switch", "--quiet", "--create", "topic");
		for (const attempts of [30, 40, 50]) {
			await change(attempts);
			await repository.git("commit", "--quiet", "--all", "--message=Tune");
		}
		await repository.git("switch", "--quiet", "main");
		const shown = await shownBy("git cherry-pick main..topic");
		expect(shown.match(/^tacit: /gm)).toHaveLength(1);
	});

	it("works in a linked work tree, whose HEAD is its own", async () => {
		await repository.git("worktree", "add", "--quiet", "../other");
		const other = path.join(repository.folder, "other");
		await change(30);
		await writeFile(
			path.join(other, "src/retry.ts"),
			"export const maxAttempts = 99;\n",
		);
		const { shown } = await onTerminal(
			{ ...repository, root: other },
			"git commit -qam B",
			{ environment: patience },
		);
		expect(shown).toContain("Why 99 and not 20");
		await longAgo();
		expect(await shownBy("git commit -qam B")).toContain("Why 30 and not 20");
	});

	it("prints one line an hour, and none where the editor showed one; what is not printed waits", async () => {
		await change(30);
		expect(await shownBy("git commit -qam B")).toMatch(asks);
		await change(40);
		expect(await shownBy("git commit -qam C")).toBe("");
		await longAgo();
		await change(50);
		expect(await shownBy("git commit -qam D")).toMatch(asks);
		await longAgo();
		const [another = ""] = inEditor()
			.waiting()
			.filter(({ wasShown }) => !wasShown)
			.map(({ key }) => key);
		expect(await inEditor().claim(another, () => true)).toBeDefined();
		await change(60);
		expect(await shownBy("git commit -qam E")).toBe("");
		const { questions } = await tacit.json<JsonQuestions>(repository, [
			"moments",
		]);
		expect(questions.length).toBeGreaterThan(2);
	});

	it("runs beside what was in the hook, which keeps its input, and its way to end", async () => {
		const said = path.join(repository.folder, "said");
		await writeFile(
			inGit("hooks/post-rewrite"),
			`#!/bin/sh\nread -r old new rest\necho "$1 $new" >'${said}'\nexec false\n`,
			{ mode: 0o755 },
		);
		await install();
		await change(30);
		await shownBy("git commit -qam B");
		await shownBy("git commit -q --amend -m C");
		const head = await repository.git("rev-parse", "HEAD");
		expect(await readFile(said, "utf8")).toBe(`amend ${head}\n`);
	});

	it("does nothing, and says nothing, where Tacit, node or the script is gone", async () => {
		await change(30);
		await writeFile(
			inGit("tacit/hook.sh"),
			(await readFile(inGit("tacit/hook.sh"), "utf8"))
				.replace(/^bundle=.*$/m, "bundle=/nowhere/hook.cjs")
				.replace(/^node=.*$/m, "node=/nowhere/node"),
		);
		expect(await shownBy("git commit -qam B")).toBe("");
		await rm(inGit("tacit/hook.sh"));
		await change(40);
		expect(await shownBy("git commit -qam C; echo $?")).toBe("0\n");
	});

	it("is printed for whoever runs it by another way, and never fails", async () => {
		await tacit.run(repository, ["hooks", "uninstall"]);
		await change(30);
		await repository.git("commit", "--quiet", "--all", "--message=B");
		const run = (...args: string[]) =>
			tacit.run(repository, ["hooks", "run", ...args], {
				environment: { ...patience, GIT_INDEX_FILE: ".git/index.lock" },
			});
		const { code, stdout, stderr } = await run("post-commit");
		expect([code, stderr]).toEqual([0, ""]);
		expect(stdout).toMatch(asks);
		for (const args of [
			["post-commit"],
			["post-rewrite", "amend"],
			["pre-push"],
			[],
		])
			expect(await run(...args)).toEqual({ code: 0, stdout: "", stderr: "" });
		await rm(inGit("HEAD"));
		expect((await run("post-merge")).code).toBe(0);
	});

	it("is found through a tacit on the PATH where its place of then is gone", async () => {
		const bin = path.join(repository.folder, "bin");
		await mkdir(bin);
		await writeFile(
			path.join(bin, "tacit"),
			`#!/bin/sh\nexec '${process.execPath}' '${tacit.file}' "$@"\n`,
			{ mode: 0o755 },
		);
		await writeFile(
			inGit("tacit/hook.sh"),
			(await readFile(inGit("tacit/hook.sh"), "utf8")).replace(
				/^bundle=.*$/m,
				"bundle=/nowhere/hook.cjs",
			),
		);
		await change(30);
		const environment = { PATH: `${bin}:${process.env["PATH"]}` };
		expect(await shownBy("git commit -qam B", { environment })).toMatch(asks);
		// Hooks that others have, too, look for it there alone.
		await tacit.run(repository, ["hooks", "uninstall"]);
		await repository.git("config", "core.hooksPath", "hooks");
		await install("--shared");
		await longAgo();
		await change(40);
		expect(await shownBy("git commit -qam C", { environment })).toMatch(asks);
		await longAgo();
		await change(50);
		expect(await shownBy("git commit -qam D")).toBe("");
	});

	it("never stops a commit, whatever is broken", async () => {
		await writeFile(inGit("tacit/questions.json"), "no JSON");
		await writeFile(inGit("tacit/seen.json"), "\u0000");
		await change(30);
		expect(await shownBy("git commit -qam B; echo $?")).toMatch(/0\n$/);
		await chmod(inGit("tacit/hook.sh"), 0o000);
		await change(40);
		expect(await shownBy("git commit -qam C; echo $?")).toMatch(/0\n$/);
	});

	it("prints nothing by which names and messages could move the cursor", async () => {
		const name = "evil\u001b]0;title\u0007\u202e“x”'$(id).ts";
		await repository.write(name, "export const maxAttempts = 20;\n");
		await repository.git("add", ".");
		await repository.git("commit", "-qm", "Begin \u001b[2J\u001b[31m");
		await repository.git("switch", "-qc", "topic;$(touch\u00a0gone);>gone");
		await repository.write(name, "export const maxAttempts = 30;\n");
		const shown = await shownBy("git commit -qam 'Tune \u001b[2J'");
		expect(shown).toMatch(asks);
		expect(shown).not.toContain("\u001b");
		expect(await readdir(repository.root)).toEqual(
			[".git", name, "src"].sort(),
		);
	});
});
