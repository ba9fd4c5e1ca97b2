import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isolatedGit } from "../../sample/isolatedGit.ts";
import { testPerson } from "../support/testPerson.ts";

/** A repository without anything of Tacit's. */
export async function prepare(folder: string): Promise<void> {
	await mkdir(join(folder, "src"));
	await writeFile(join(folder, "README.md"), "# Nothing of Tacit's\n");
	await writeFile(join(folder, "src", "a.txt"), "one\ntwo\nthree\n");
	await writeFile(join(folder, "src", "b.txt"), "four\nfive\nsix\n");
	await isolatedGit(folder, ["init", "--quiet", "--initial-branch=main"]);
	await isolatedGit(folder, ["add", "--all"]);
	await isolatedGit(folder, [
		...testPerson,
		"commit",
		"--quiet",
		"--message=All",
	]);
}

/** The editor's own git extension writes into the git directory. */
export const settings = { "git.enabled": false };
