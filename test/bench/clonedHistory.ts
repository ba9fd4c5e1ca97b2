import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { History } from "../../src/core/ports.ts";
import { openHistory } from "../../src/node/git/openHistory.ts";

/**
 * Does something with a published history: of a bare repository in the folder `repos`, named `owner+name` or with a `repo`
 * of its in a folder of that name; `undefined` where it is not there. Works on a clone that shares its objects, gone after.
 */
export async function inClone<T>(
	repos: string,
	name: string,
	task: (history: History, folder: string) => Promise<T>,
): Promise<T | undefined> {
	const bare = path.join(repos, name.replace("/", "+"));
	const from = [path.join(bare, "repo"), bare].find(existsSync);
	if (!from) return undefined;
	const folder = mkdtempSync(path.join(tmpdir(), "tacit-moments-"));
	try {
		execFileSync(
			"git",
			["clone", "--quiet", "--shared", "--no-checkout", from, folder],
			{ stdio: "inherit" },
		);
		const opened = await openHistory(folder);
		if (!opened) return undefined;
		try {
			return await task(opened.history, folder);
		} finally {
			opened.dispose();
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
