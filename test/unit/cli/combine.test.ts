import { existsSync } from "node:fs";
import { mkdir, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type {
	JsonLint,
	JsonSetup,
	JsonShare,
} from "../../../src/cli/json/combine.ts";
import type { JsonWritten } from "../../../src/cli/json/externalize.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";
import { hasTerminals, typedInto } from "./typedInto.ts";

const tacit = commandLine();
let repository: TestRepository;

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({
		"src/token.ts": "one\ntwo\nthree\n",
		"package.json": '{ "name": "x", "version": "1.0.0" }\n',
		".gitignore": "node_modules/\nbuild/\n",
		".prettierrc": "{}\n",
	});
});
afterEach(() => repository.dispose());

const write = async (...args: string[]) =>
	(await tacit.json<JsonWritten>(repository, ["note", ...args])).note.file;

describe("tacit lint", () => {
	const lint = (...args: string[]) =>
		tacit.json<JsonLint>(repository, ["lint", ...args]);

	it("finds links out of the repository, and notes in folders where none are read", async () => {
		const note = await write(
			"src/token.ts:2",
			"-m",
			"See [this](../../../secret.md) and [that](../token.ts).",
		);
		await repository.write(
			"src/.tacit/old/mislaid.k3f9q2mx.md",
			"---\nid: k3f9q2mx\n---\n",
		);
		const { findings } = await lint();
		expect(
			findings.map(({ code, file, found, message }) => ({
				code,
				file,
				found,
				message,
			})),
		).toEqual([
			{
				code: "note-misplaced",
				file: "src/.tacit/old/mislaid.k3f9q2mx.md",
				found: "src/.tacit/old",
				message:
					"Notes in the folder “src/.tacit/old” are not read. Expected: `src/.tacit`.",
			},
			{
				code: "link-outside",
				file: note,
				found: "../../../secret.md",
				message:
					"The link “../../../secret.md” leaves the repository, and is shown as text. Expected: a path inside the repository, as seen from the note’s folder.",
			},
		]);
	});

	it("says of a link to a note that was moved what to write instead, without failing", async () => {
		await repository.write("lib/a.ts", "one\n");
		const moved = await write("lib/a.ts:1", "-m", "Moved");
		const name = path.posix.basename(moved);
		const note = await write("src/token.ts:2", "-m", `See [that](${name}).`);
		const { code, stdout } = await tacit.run(repository, ["lint"]);
		expect({ code, stdout }).toEqual({
			code: 0,
			stdout: `${note}:9: info: No note lies where the link “${name}” leads. Expected: \`../../${moved}\`, where that note is now. [dead-link]\n`,
		});
		const text = await repository.read(note);
		await repository.write(note, text.replaceAll(name, `../../${moved}`));
		expect((await lint()).findings).toEqual([]);
	});

	it("ends with 0 where all is well", async () => {
		await write("src/token.ts:2", "-m", "x");
		const { code, stdout, stderr } = await tacit.run(repository, ["lint"]);
		expect({ code, stdout, stderr }).toEqual({
			code: 0,
			stdout: "",
			stderr: "1 note, no problems.\n",
		});
	});

	it("ends with 1 for each kind of problem, and tells all of them", async () => {
		const file = await write("src/token.ts:2", "-m", "Lost");
		await write("src/token.ts:3", "-m", "Here");
		await repository.write("src/token.ts", "one\nthree\n");
		await repository.write("src/.tacit/bad.k3f9q2mx.md", "no note\n");
		await repository.write(".tacit/config.yaml", "layout: sideways\n");
		const { code, stdout } = await tacit.run(repository, ["lint"]);
		expect(code).toBe(1);
		expect(stdout).toMatch(
			/^\.tacit\/config\.yaml:1: warning: .*\[config-value\]$/m,
		);
		expect(stdout).toMatch(/^src\/\.tacit\/bad\.k3f9q2mx\.md:1: error: .*$/m);
		expect(stdout).toMatch(
			new RegExp(
				`^${file.replaceAll(".", "\\.")}:\\d+: warning: .*src/token\\.ts:2.*\\[anchor-lost\\]$`,
				"m",
			),
		);
		const { findings } = await lint();
		expect(findings.map(({ code }) => code)).toEqual(
			expect.arrayContaining(["config-value", "anchor-lost"]),
		);
	});

	it("tells of code in several places without failing, unless history knows which it is", async () => {
		const file = await write("src/token.ts:2", "-m", "x");
		await repository.write("src/token.ts", "one\ntwo\nthree\ntwo\n");
		expect((await lint()).findings).toEqual([]);
		const text = await repository.read(file);
		await repository.write(file, text.replace(/ commit=.*/, ""));
		const outcome = await tacit.run(repository, ["lint", "--json"]);
		expect(outcome.code).toBe(0);
		expect(JSON.parse(outcome.stdout)).toMatchObject({
			notes: 1,
			findings: [{ code: "anchor-nearest", severity: "info" }],
		});
	});

	it("tells of files and folders that are gone, but not for retired notes", async () => {
		await write("src", "-m", "Folder");
		const file = await write("src/token.ts", "-m", "File");
		const text = await repository.read(file);
		await repository.remove("src/token.ts");
		const codes = async () => (await lint()).findings.map(({ code }) => code);
		expect(await codes()).toEqual(["anchor-lost"]);
		await repository.write(
			file,
			text.replace("kind: why\n", "kind: why\nstatus: retired\n"),
		);
		expect(await codes()).toEqual([]);
	});

	it("keeps to the paths that are named, notes or code", async () => {
		await repository.write("other.ts", "x\n");
		await write("other.ts:1", "-m", "Other");
		const file = await write("src/token.ts:2", "-m", "Lost");
		await repository.write("src/token.ts", "");
		await repository.write("other.ts", "");
		const count = async (...args: string[]) =>
			(await lint(...args)).findings.length;
		const named = [[], ["src"], ["src/token.ts"], [file], ["package.json"]];
		expect(await Promise.all(named.map((paths) => count(...paths)))).toEqual([
			2, 1, 1, 1, 0,
		]);
		const unknown = await tacit.run(repository, ["lint", "nowhere"]);
		expect(unknown.code).toBe(2);
	});

	it("counts a note among those of the file that its code went to", async () => {
		const code = [
			"export function waitFor(attempt: number): number {",
			"\tconst longest = 30_000;",
			"\treturn Math.min(longest, 200 * 2 ** attempt) * Math.random();",
			"}",
		];
		const rest = ["one", "two", "three"].map(
			(name) => `export const ${name} = 1;`,
		);
		await repository.commit({
			"src/retry.ts": [...rest, "", ...code, ""].join("\n"),
			"src/backoff.ts": "export const base = 200;\n",
		});
		await write("src/retry.ts:5-8", "-m", "All of it is random");
		await repository.write("src/retry.ts", `${rest.join("\n")}\n`);
		await repository.write(
			"src/backoff.ts",
			["export const base = 200;", "", ...code, ""].join("\n"),
		);
		for (const name of ["src/retry.ts", "src/backoff.ts"])
			expect(await lint(name)).toMatchObject({ notes: 1, findings: [] });
		expect(await lint("src/token.ts")).toMatchObject({ notes: 0 });
	});

	it("goes on where one file cannot be read", async () => {
		await write("src/token.ts:1", "-m", "Link");
		await write("package.json:1", "-m", "Fine");
		await repository.remove("src/token.ts");
		await symlink("/etc/passwd", path.join(repository.root, "src/token.ts"));
		const { notes, findings } = await lint();
		expect(notes).toBe(2);
		expect(findings).toMatchObject([
			{
				severity: "warning",
				message:
					"“src/token.ts” passes a symbolic link out of the repository. Expected: a file that can be read.",
			},
		]);
	});

	it("passes over no note's file in silence: links that lead nowhere, folders with a note's name", async () => {
		const folder = path.join(repository.root, "src/.tacit");
		await mkdir(path.join(folder, "folder.a3f9q2mx.md"), { recursive: true });
		await symlink("nowhere", path.join(folder, "link.b3f9q2mx.md"));
		const { findings } = await lint();
		expect(findings.map(({ file, message }) => [file, message])).toEqual([
			[
				"src/.tacit/folder.a3f9q2mx.md",
				"“src/.tacit/folder.a3f9q2mx.md” is not a file. Expected: a file inside the repository that may be read.",
			],
			[
				"src/.tacit/link.b3f9q2mx.md",
				"“src/.tacit/link.b3f9q2mx.md” is a symbolic link that leads nowhere. Remove it, or bring back what it led to. Expected: a file inside the repository that may be read.",
			],
		]);
	});
});

describe("tacit share", () => {
	it("puts what others do not have on a branch, and pushes only when asked", async () => {
		const bare = await repository.addRemote();
		await repository.git("push", "-q", "origin", "main");
		const file = await write("src/token.ts:2", "-m", "Shared");
		await write("src/token.ts:3", "-m", "Private", "--draft");
		const head = await repository.git("rev-parse", "HEAD");
		const shared = await tacit.json<JsonShare>(repository, ["share"]);
		expect(shared).toMatchObject({
			notes: [file],
			ignored: [],
			branch: "tacit/notes",
			base: "origin/main",
			isPushed: false,
		});
		expect(await repository.git("rev-parse", "tacit/notes")).toBe(
			shared.commit,
		);
		expect(
			await repository.git("diff", "--name-only", "main", "tacit/notes"),
		).toBe(file);
		expect(await repository.git("rev-parse", "HEAD")).toBe(head);
		const pushed = await tacit.run(repository, [
			"share",
			"--branch",
			"notes/auth",
			"--push",
		]);
		expect(pushed.code).toBe(0);
		expect(pushed.stdout).toContain("The branch is pushed.");
		expect(await repository.gitIn(bare, "branch", "--list")).toContain(
			"notes/auth",
		);
		const again = await tacit.run(repository, [
			...["share", "--branch", "notes/auth"],
		]);
		expect(again.stdout).toContain("The branch is pushed.");
		expect(again.stderr).not.toContain("not pushed");
	});

	it("shares again and again where there is no remote, and no main", async () => {
		await repository.git("branch", "--quiet", "-m", "trunk");
		await write("src/token.ts:2", "-m", "First");
		for (const title of ["Second", "Third"]) {
			const { code, stdout, stderr } = await tacit.run(repository, ["share"]);
			expect({ code, stderr }).toEqual({
				code: 0,
				stderr: expect.stringMatching(/^It is on this machine only\.\n/),
			});
			expect(stdout).toContain("on top of trunk:");
			await write("src/token.ts:3", "-m", title);
		}
		const refused = await tacit.run(repository, ["share", "--push"]);
		expect(refused.code).toBe(2);
		expect(refused.stderr).toContain("no remote to push to");
	});

	it("says beforehand what to do when a pull stops at one's own copies, and that does it", async () => {
		await repository.addRemote();
		await repository.git("push", "-q", "-u", "origin", "main");
		const file = await write("src/token.ts:2", "-m", "Shared");
		const shared = await tacit.run(repository, ["share", "--push"]);
		const advice = "git refuses to pull over them: remove them";
		expect(shared.stderr).toContain(advice);
		await repository.git("push", "-q", "origin", "tacit/notes:main");
		await expect(repository.git("pull", "-q")).rejects.toThrow("untracked");
		const merged = await tacit.run(repository, ["share"]);
		expect(merged.stdout).toBe(
			`origin/main holds 1 note as it is here:\n  ${file}\n`,
		);
		expect(merged.stderr).toContain(advice);
		const text = await repository.read(file);
		await repository.remove(file);
		await repository.git("pull", "-q");
		expect(await repository.read(file)).toBe(text);
		const after = await tacit.run(repository, ["share"]);
		expect(after).toMatchObject({
			stdout: "Every published note is on the default branch.\n",
			stderr: "",
		});
	});

	it("says nothing of copies where the notes are committed", async () => {
		await repository.git("checkout", "-q", "-b", "feature");
		await write("src/token.ts:2", "-m", "Shared");
		await repository.commit();
		const { stderr } = await tacit.run(repository, ["share"]);
		expect(stderr).toBe("It is on this machine only.\n");
	});

	it("takes a deleted note away on the branch, and says so", async () => {
		const file = await write("src/token.ts:2", "-m", "Wrong");
		await repository.git("add", file);
		await repository.commit();
		await repository.remove(file);
		const { stdout } = await tacit.run(repository, ["share"]);
		expect(stdout).toContain(`  ${file} (deleted)`);
		expect(
			await repository.git("diff", "--name-status", "main", "tacit/notes"),
		).toBe(`D\t${file}`);
		const again = await tacit.json<JsonShare>(repository, ["share"]);
		expect(again).toMatchObject({
			notes: [file],
			removed: [file],
			commit: null,
		});
	});

	it("says so when there is nothing to share, and what git ignores", async () => {
		await repository.write(".gitignore", ".tacit/\n");
		await write("src/token.ts:2", "-m", "Ignored");
		const { code, stdout, stderr } = await tacit.run(repository, ["share"]);
		expect(code).toBe(0);
		expect(stdout).toBe("Every published note is on the default branch.\n");
		expect(stderr).toMatch(/src\/\.tacit\/ignored\.\w{8}\.md/);
	});

	it("needs git", async () => {
		await rm(path.join(repository.root, ".git"), { recursive: true });
		const { code, stderr } = await tacit.run(repository, ["share"]);
		expect(code).toBe(2);
		expect(stderr).toContain("This needs git");
	});
});

describe("tacit init", () => {
	const paths = [
		".gitattributes",
		".npmignore",
		".prettierignore",
		".tacit/README.md",
		".tacit/config.yaml",
	];
	const untracked = async () =>
		(await repository.git("status", "--porcelain", "--untracked-files=all"))
			.split("\n")
			.filter((line) => line !== "")
			.map((line) => line.slice(3));

	it("prints the plan where nobody can be asked", async () => {
		const { code, stdout, stderr } = await tacit.run(repository, ["init"]);
		expect(code).toBe(0);
		expect(stdout).toContain(
			"Keep Prettier from rewriting notes  .prettierignore",
		);
		expect(stdout).toContain("    + .tacit/\n");
		expect(stderr).toContain("--yes writes all of it");
		expect(await untracked()).toEqual([]);
	});

	it("writes everything with --yes, nothing twice, and takes it back to the byte", async () => {
		const written = await tacit.run(repository, ["init", "--yes"]);
		expect(written.code).toBe(0);
		expect(written.stdout).toContain("5 files changed");
		expect(await untracked()).toEqual(paths);
		const again = await tacit.run(repository, ["init", "--yes"]);
		expect(again.stdout).toBe("Everything is set up already.\n");
		expect((await tacit.run(repository, ["lint"])).code).toBe(0);
		const undone = await tacit.run(repository, ["init", "--undo", "--yes"]);
		expect(undone.code).toBe(0);
		expect(await untracked()).toEqual([]);
		const nothing = await tacit.run(repository, ["init", "--undo", "--yes"]);
		expect(nothing.stdout).toBe("There is nothing to take back.\n");
		expect(existsSync(path.join(repository.root, ".tacit"))).toBe(false);
	});

	it("leaves notes that lie where it wrote, when it is taken back", async () => {
		await tacit.run(repository, ["init", "--yes"]);
		const file = await write(".", "-m", "On all of it");
		await tacit.run(repository, ["init", "--undo", "--yes"]);
		expect(await untracked()).toEqual([file]);
	});

	it("answers in JSON, and writes then with --yes alone", async () => {
		const plan = await tacit.json<JsonSetup>(repository, ["init"]);
		expect(plan.steps.map(({ path }) => path).sort()).toEqual(paths);
		expect(plan.steps.every(({ isDone }) => !isDone)).toBe(true);
		expect(await untracked()).toEqual([]);
		const done = await tacit.json<JsonSetup>(repository, ["init", "--yes"]);
		expect(done.steps.every(({ isDone }) => isDone)).toBe(true);
		expect(await untracked()).toEqual(paths);
	});

	it("settles the layout that is asked for, also where another is settled, and notes obey it", async () => {
		for (const [layout, folder] of [
			["root", ".tacit/src"],
			["beside", "src/.tacit"],
			["root", ".tacit/src"],
		] as const) {
			const { stdout } = await tacit.run(repository, [
				...["init", "--yes", "--layout", layout],
			]);
			expect(stdout).toContain(`    + layout: ${layout}\n`);
			const file = await write("src/token.ts:2", "-m", "Where");
			expect(path.dirname(file)).toBe(folder);
		}
		expect((await tacit.run(repository, ["lint"])).code).toBe(0);
		const { steps } = await tacit.json<JsonSetup>(repository, [
			...["init", "--layout", "beside"],
		]);
		expect(steps).toMatchObject([{ id: "layout:.tacit/config.yaml" }]);
	});

	it("goes on where one file leads out of the repository", async () => {
		const outside = path.join(repository.folder, "outside");
		await repository.write(path.relative(repository.root, outside), "x\n");
		await symlink(outside, path.join(repository.root, ".prettierignore"));
		const outcome = await tacit.run(repository, ["init", "--yes"]);
		expect(outcome.code).toBe(0);
		expect(outcome.stderr).toContain(".prettierignore");
		expect(outcome.stdout).toContain("4 files changed");
		expect(await repository.read("../outside")).toBe("x\n");
	});

	it("looks at the whole repository from below, and not at what git ignores", async () => {
		await repository.write("build/.prettierignore", "x\n");
		await repository.write("test/fixtures/.prettierignore", "x\n");
		await repository.write("web/.prettierignore", "x\n");
		const { steps } = await tacit.json<JsonSetup>(repository, ["init"], {
			folder: "src",
		});
		expect(steps.map(({ path }) => path).sort()).toEqual([
			"../.gitattributes",
			"../.npmignore",
			"../.prettierignore",
			"../.tacit/README.md",
			"../.tacit/config.yaml",
			"../web/.prettierignore",
		]);
	});
});

describe.skipIf(!hasTerminals)("tacit init on a terminal", () => {
	const init = (...keys: string[]) =>
		typedInto(tacit, repository, ["init"], keys);
	const driver = () =>
		repository.git("config", "--default", "", "--get", "merge.tacit.driver");
	const written = async () =>
		(await repository.git("status", "--porcelain", "--untracked-files=all"))
			.split("\n")
			.filter((line) => line !== "")
			.map((line) => line.slice(3));
	const all = [
		".gitattributes",
		".npmignore",
		".prettierignore",
		".tacit/README.md",
		".tacit/config.yaml",
	];

	it("asks for each step, and writes those that are agreed to", async () => {
		const { code, shown } = await init(
			...["y\r", "no\r", "what\r", "YES\r", "n\r", "n\r"],
		);
		expect(code).toBe(0);
		expect(shown).not.toContain("Set this up?");
		expect(shown.split("Write this?")).toHaveLength(7);
		expect(shown).toContain("2 files changed");
		expect(await written()).toEqual([".npmignore", ".tacit/config.yaml"]);
	});

	it("asks no more once all are agreed to", async () => {
		const { shown } = await init("n\r", "a\r", "n\r");
		expect(shown.split("Write this?")).toHaveLength(3);
		expect(await written()).toEqual(all.slice(0, 4));
		expect(await driver()).toBe("");
	});

	it("asks for the merge driver by itself, whatever was agreed to before", async () => {
		const { shown } = await init("a\r", "y\r");
		expect(shown.split("Set this up?")).toHaveLength(2);
		expect(await driver()).toContain("tacit merge-file");
		const undone = await typedInto(
			...([tacit, repository] as const),
			["init", "--undo"],
			["a\r", "y\r"],
		);
		expect(undone.shown).toContain("Take it out?");
		expect(await driver()).toBe("");
		expect(await repository.git("config", "--local", "--list")).not.toContain(
			"tacit",
		);
	});

	it("takes answers that are typed ahead", async () => {
		const { shown } = await init("y\rn\rn\ry\rn\r");
		expect(shown).toContain("2 files changed");
		expect(await written()).toEqual([".prettierignore", ".tacit/config.yaml"]);
	});

	it.each([
		["q", "q\r"],
		["Ctrl-C", "\u0003"],
		["the end of input", "\u0004"],
	])("stops at %s, and keeps what was agreed to", async (_, key) => {
		const { code, shown } = await init("y\r", key);
		expect(code).toBe(0);
		expect(shown.split("Write this?")).toHaveLength(3);
		expect(shown).toContain("1 file changed");
		expect(await written()).toEqual([".tacit/config.yaml"]);
	});

	it("asks for what it takes back, too", async () => {
		await tacit.run(repository, ["init", "--yes"]);
		const { shown } = await typedInto(
			...([tacit, repository] as const),
			["init", "--undo"],
			["y\r", "y\r", "n\r", "a\r"],
		);
		expect(shown.split("Take this back?")).toHaveLength(5);
		expect(await written()).toEqual([".prettierignore"]);
	});
});
