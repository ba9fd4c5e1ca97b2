import { lstat } from "node:fs/promises";
import path from "node:path";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { GitContext } from "./gitContext.ts";
import { ignoredPaths } from "./ignoredPaths.ts";

/**
 * Makes sure that git can take `paths` as they stand, before anything is changed. Throws `bad-argument` when there
 * are none, when one is a folder (all in it would go along), and when the exclusion rules leave one out.
 */
export async function checkPaths(
	context: GitContext,
	paths: readonly RepoPath[],
): Promise<void> {
	if (paths.length === 0)
		throw new TacitError("bad-argument", msg`There is no file to hand to git.`);
	const folders = await Promise.all(
		paths.map((each) => each === "" || isFolder(path.join(context.root, each))),
	);
	const folder = paths[folders.indexOf(true)];
	if (folder !== undefined)
		throw new TacitError(
			"bad-argument",
			msg`“${folder || "."}” is a folder. Name the files in it.`,
		);
	const [ignored] = await ignoredPaths(context, paths);
	if (ignored !== undefined)
		throw new TacitError(
			"bad-argument",
			msg`Git ignores “${ignored}”. Change the .gitignore rule that leaves it out (git check-ignore -v shows which), or keep the note private.`,
			{ detail: { path: ignored } },
		);
}

async function isFolder(file: string): Promise<boolean> {
	try {
		return (await lstat(file)).isDirectory();
	} catch {
		return false;
	}
}
