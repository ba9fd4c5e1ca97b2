import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sharedPairCommand } from "../../../../src/socialize/hooks/pairScript.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../../support/gitRepository.ts";

const run = promisify(execFile);
let repository: TestRepository;

beforeEach(async () => {
	repository = await gitRepository();
});
afterEach(() => repository.dispose());

it("runs once, and stops no commit, where the script fails", async () => {
	const own = path.join(repository.root, ".git/tacit");
	await mkdir(own, { recursive: true });
	await writeFile(path.join(own, "pair.sh"), `echo "$1" >>ran\nexit 1\n`);
	await run("sh", ["-e", "-c", sharedPairCommand("commit-msg"), "hook"], {
		cwd: repository.root,
	});
	const ran = await readFile(path.join(repository.root, "ran"), "utf8");
	expect(ran).toBe("commit-msg\n");
});

it("runs nothing, and stops no commit, where git finds no repository", async () => {
	const { stderr } = await run(
		"sh",
		["-e", "-c", sharedPairCommand("commit-msg"), "hook"],
		{ cwd: repository.folder, env: { ...process.env, GIT_DIR: "/none" } },
	);
	expect(stderr).not.toContain("pair.sh");
});
