import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isolatedGit } from "../../sample/isolatedGit.ts";
import { testPerson } from "../support/testPerson.ts";
import { draft, linkedFiles } from "./linkedFiles.ts";

/** A small repository with links between notes, and records. */
export async function prepare(folder: string): Promise<void> {
	for (const [file, text] of linkedFiles) {
		await mkdir(dirname(join(folder, file)), { recursive: true });
		await writeFile(join(folder, file), text);
	}
	await isolatedGit(folder, ["init", "--quiet", "--initial-branch=main"]);
	await isolatedGit(folder, ["add", "."]);
	await isolatedGit(folder, [
		...testPerson,
		"commit",
		"--quiet",
		"--message=Linked",
	]);
	await mkdir(dirname(join(folder, draft.path)), { recursive: true });
	await writeFile(join(folder, draft.path), draft.text);
}
