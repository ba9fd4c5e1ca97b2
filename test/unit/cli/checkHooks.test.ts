import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { parse } from "yaml";
import type { JsonHooks } from "../../../src/cli/json/externalize.ts";
import { projectFolder } from "../../support/cacheFolder.ts";
import { findOnPath } from "../../support/findOnPath.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const code = "export const retries = 3;\nexport const wait = 20;\n";
const note = [
	...["---", "id: retr1es1", "kind: why", "---", ""],
	...["# Three retries", "", "```ts tacit file=a.ts lines=1"],
	...["export const retries = 3;", "```", ""],
].join("\n");
const malformed = "---\nid: retr1es2\nkind: [\n---\n\n# Broken\n";

const tacit = commandLine();
let repository: TestRepository;

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({
		"src/a.ts": code,
		"src/.tacit/three.retr1es1.md": note,
	});
	await repository.addRemote();
	await repository.git("push", "--quiet", "-u", "origin", "main");
});
afterEach(() => repository.dispose());

const inGit = (...parts: string[]) =>
	path.join(repository.root, ".git", ...parts);
const install = (...more: string[]) =>
	tacit.run(repository, ["hooks", "install", "--check", ...more]);

/** Runs git, and answers whether it did what it was to, and what it said. */
async function git(...args: string[]) {
	try {
		const { stderr } = await promisify(execFile)("git", args, {
			cwd: repository.root,
			env: repository.environment,
		});
		return { isDone: true, said: stderr };
	} catch (error) {
		return { isDone: false, said: (error as { stderr: string }).stderr };
	}
}
const change = (from: string, to: string) =>
	repository.write("src/a.ts", code.replace(from, to));

it("a commit says what it means for notes, and is stopped by a malformed note alone", async () => {
	expect((await install()).code).toBe(0);
	await change("= 3", "= 5");
	const changed = await git("commit", "-qam", "Five");
	expect(changed.isDone).toBe(true);
	expect(changed.said).toContain("The code under “Three retries” changed");
	await repository.write("src/.tacit/broken.retr1es2.md", malformed);
	await repository.git("add", "--all");
	const stopped = await git("commit", "-qm", "Broken");
	expect(stopped.isDone).toBe(false);
	expect(stopped.said).toContain("git commit --no-verify");
	expect((await git("commit", "-qnm", "Broken")).isDone).toBe(true);
});

it("a push says what the branch means since what the remote has, new, forced and deleted branches included", async () => {
	await change("= 3", "= 5");
	await repository.commit();
	expect((await install()).code).toBe(0);
	const pushed = await git("push", "origin", "main");
	expect(pushed).toMatchObject({ isDone: true });
	expect(pushed.said).toContain("The code under “Three retries” changed");
	await change("= 20", "= 30");
	await repository.commit();
	expect((await git("push", "origin", "main")).said).not.toContain("Three");
	await repository.git("checkout", "-qb", "work", "HEAD~2");
	await change("= 3", "= 7");
	await repository.commit();
	const fresh = await git("push", "origin", "work", "main");
	expect(fresh.said).toContain("The code under “Three retries” changed");
	expect(fresh.isDone).toBe(true);
	await change("= 3", "= 9");
	await repository.git("commit", "-q", "--amend", "-an", "-m", "Nine");
	const forced = await git("push", "--force", "origin", "work");
	expect(forced.isDone).toBe(true);
	expect(forced.said).toContain("+ export const retries = 9;");
	const other = await git("push", "origin", "main:refs/heads/other");
	expect(other.said).toContain("other was not checked");
	const gone = await git("push", "--delete", "origin", "work");
	expect(gone).toMatchObject({ isDone: true });
	expect(gone.said).not.toContain("tacit");
});

it("other hooks run, and read what git tells them; taken out, each byte is as it was", async () => {
	await mkdir(inGit("hooks"), { recursive: true });
	const own = "#!/bin/sh -eu\ncat > pushed.txt\necho own >&2\n";
	await writeFile(inGit("hooks/pre-push"), own);
	await chmod(inGit("hooks/pre-push"), 0o755);
	expect((await install()).code).toBe(0);
	await change("= 20", "= 30");
	await repository.commit();
	const { said } = await git("push", "origin", "main");
	expect(said).toContain("own\n");
	const read = await readFile(path.join(repository.root, "pushed.txt"), "utf8");
	expect(read).toMatch(/^refs\/heads\/main [0-9a-f]{40} refs\/heads\/main /);
	expect((await tacit.run(repository, ["hooks", "uninstall"])).code).toBe(0);
	expect(await readFile(inGit("hooks/pre-push"), "utf8")).toBe(own);
	expect((await stat(inGit("hooks/pre-push"))).mode & 0o777).toBe(0o755);
	expect(existsSync(inGit("hooks/pre-commit"))).toBe(false);
});

it("the hooks that check are told of and taken out by themselves", async () => {
	await install();
	const names = async (...args: string[]) =>
		(await tacit.json<JsonHooks>(repository, ["hooks", ...args])).hooks.map(
			({ name, state }) => `${name} ${state}`,
		);
	expect(await names("status")).toContain("pre-push installed");
	expect(await names("uninstall", "--check")).toEqual([
		"pre-commit absent",
		"pre-push absent",
	]);
	expect(await names("status")).toEqual([
		"post-commit installed",
		"post-merge installed",
		"post-rewrite installed",
	]);
});

it("hooks that others have, too, check where there is a tacit on the PATH, and stop nothing where there is none", async () => {
	await repository.git("config", "core.hooksPath", ".githooks");
	expect((await install("--shared")).code).toBe(0);
	await change("= 3", "= 5");
	const without = await git("commit", "-qam", "Five");
	expect(without).toMatchObject({ isDone: true });
	expect(without.said).not.toContain("Three retries");
	const bin = path.join(repository.folder, "bin");
	await mkdir(bin);
	await writeFile(
		path.join(bin, "tacit"),
		`#!/bin/sh\nexec '${process.execPath}' '${tacit.file}' "$@"\n`,
	);
	await chmod(path.join(bin, "tacit"), 0o755);
	const { environment } = repository;
	environment["PATH"] = `${bin}${path.delimiter}${environment["PATH"]}`;
	const pushed = await git("push", "origin", "main");
	expect(pushed.isDone).toBe(true);
	expect(pushed.said).toContain("The code under “Three retries” changed");
});

it("the pre-commit framework finds both hooks, and its keys are those that it knows", async () => {
	const file = path.join(projectFolder, ".pre-commit-hooks.yaml");
	const hooks: Record<string, unknown>[] = parse(await readFile(file, "utf8"));
	expect(hooks.map(({ id }) => id)).toEqual([
		"tacit-check",
		"tacit-check-push",
	]);
	// https://pre-commit.com/#new-hooks
	const known = "id name entry language description verbose stages";
	for (const hook of hooks)
		for (const key of Object.keys(hook))
			expect([...known.split(" "), "always_run", "pass_filenames"]).toContain(
				key,
			);
	const program = await findOnPath(["pre-commit"]);
	if (program === undefined) return;
	await promisify(execFile)(program, ["validate-manifest", file]);
});
