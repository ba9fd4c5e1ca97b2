import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isolatedGit } from "../../sample/isolatedGit.ts";
import { testPerson } from "../support/testPerson.ts";

/** Makes the empty folder a repository with one commit of `files`, by path. */
export async function makeRepository(
	folder: string,
	files: Readonly<Record<string, string>>,
): Promise<void> {
	for (const [path, text] of Object.entries(files)) {
		await mkdir(join(folder, dirname(path)), { recursive: true });
		await writeFile(join(folder, path), text);
	}
	await isolatedGit(folder, ["init", "--quiet", "--initial-branch=main"]);
	await isolatedGit(folder, ["add", "--all"]);
	await isolatedGit(folder, [
		...testPerson,
		"commit",
		"--quiet",
		"--message=All",
	]);
}
