import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Where a repository lies, as its files say; git is not asked. Absolute paths of the system's form. */
export interface RepositoryPlace {
	/** Top of the work tree; the folder itself where there is no repository. */
	readonly root: string;
	/** Git's directory that worktrees share; `undefined` where there is no repository. */
	readonly commonDir: string | undefined;
}

/**
 * The innermost repository around `folder`, which may be a submodule or a linked worktree. Without one, the nearest
 * folder up to `limit` that holds `.tacit/config.yaml`, else `limit`, else `folder`.
 */
export function findRepository(
	folder: string,
	limit?: string,
): RepositoryPlace {
	let configured: string | undefined;
	for (let at = path.resolve(folder); ; at = path.dirname(at)) {
		const commonDir = commonDirOf(at);
		if (commonDir) return { root: at, commonDir };
		if (!configured && existsSync(path.join(at, ".tacit", "config.yaml")))
			configured = at;
		if (at === path.dirname(at)) break;
	}
	return { root: configured ?? limit ?? folder, commonDir: undefined };
}

/**
 * Git's directory of the work tree whose top is `folder`; `undefined` where it is no work tree's top. Follows `.git`, be
 * it the directory or a file that names it (worktrees, submodules).
 */
export function commonDirOf(folder: string): string | undefined {
	const dotGit = path.join(folder, ".git");
	try {
		if (statSync(dotGit).isDirectory())
			return existsSync(path.join(dotGit, "HEAD")) ? dotGit : undefined;
		const named = /^gitdir: (.+?)\s*$/m.exec(readFileSync(dotGit, "utf8"))?.[1];
		if (!named) return undefined;
		const gitDir = path.resolve(path.dirname(dotGit), named);
		if (!existsSync(path.join(gitDir, "HEAD"))) return undefined;
		const common = path.join(gitDir, "commondir");
		return existsSync(common)
			? path.resolve(gitDir, readFileSync(common, "utf8").trim())
			: gitDir;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === "ENOENT" || code === "ENOTDIR" || code === "EACCES")
			return undefined;
		throw error;
	}
}
