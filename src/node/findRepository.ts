import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Where a repository lies, as its files say; git is not asked. Absolute paths of the system's form. */
export interface RepositoryPlace {
	/** Top of the work tree; the folder itself where there is no repository. */
	readonly root: string;
	/** Git's directory that worktrees share; `undefined` where there is no repository. */
	readonly commonDir: string | undefined;
	/** What belongs to this work tree alone; `undefined` where there is no repository. */
	readonly gitDir: string | undefined;
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
		const found = gitDirsOf(at);
		if (found) return { root: at, ...found };
		if (!configured && existsSync(path.join(at, ".tacit", "config.yaml")))
			configured = at;
		if (at === path.dirname(at)) break;
	}
	return {
		root: configured ?? limit ?? folder,
		...{ commonDir: undefined, gitDir: undefined },
	};
}

/** As `gitDirsOf`, the one that work trees share alone. */
export function commonDirOf(folder: string): string | undefined {
	return gitDirsOf(folder)?.commonDir;
}

/**
 * Git's directories of the work tree whose top is `folder`; `undefined` where it is no work tree's top. Follows `.git`, be
 * it the directory or a file that names it (worktrees, submodules).
 */
function gitDirsOf(
	folder: string,
): { readonly gitDir: string; readonly commonDir: string } | undefined {
	const dotGit = path.join(folder, ".git");
	try {
		if (statSync(dotGit).isDirectory())
			return existsSync(path.join(dotGit, "HEAD"))
				? { gitDir: dotGit, commonDir: dotGit }
				: undefined;
		const named = /^gitdir: (.+?)\s*$/m.exec(readFileSync(dotGit, "utf8"))?.[1];
		if (!named) return undefined;
		const gitDir = path.resolve(path.dirname(dotGit), named);
		if (!existsSync(path.join(gitDir, "HEAD"))) return undefined;
		const common = path.join(gitDir, "commondir");
		const commonDir = existsSync(common)
			? path.resolve(gitDir, readFileSync(common, "utf8").trim())
			: gitDir;
		return { gitDir, commonDir };
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === "ENOENT" || code === "ENOTDIR" || code === "EACCES")
			return undefined;
		throw error;
	}
}
