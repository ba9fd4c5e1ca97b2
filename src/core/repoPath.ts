import { TacitError } from "./errors.ts";
import { msg } from "./message.ts";

declare const repoPathBrand: unique symbol;

/**
 * A path inside a repository: relative to its root, `/` between parts, no `.` or `..` parts, no
 * leading or trailing `/`. The root itself is the empty string. Case and Unicode form are as on disk.
 */
export type RepoPath = string & { readonly [repoPathBrand]: true };

/** The repository's root folder. */
export const repoRoot = "" as RepoPath;

/** `text` as a RepoPath, or `undefined` if it is absolute, leaves the root, or holds a NUL. */
export function parseRepoPath(text: string): RepoPath | undefined {
	return resolveRepoPath(repoRoot, text);
}

/**
 * `relative` (with `/` between parts; `.` and `..` allowed) as seen from `folder`;
 * `undefined` if it is absolute, leaves the repository, or holds a NUL or a Windows drive.
 */
export function resolveRepoPath(
	folder: RepoPath,
	relative: string,
): RepoPath | undefined {
	if (relative.includes("\0") || /^([/\\]|[A-Za-z]:[/\\])/.test(relative))
		return undefined;
	// Nearly all are: nothing is made anew for these.
	if (!/(?:^|\/)\.{0,2}(?:\/|$)/.test(relative))
		return (folder === "" ? relative : `${folder}/${relative}`) as RepoPath;
	const parts = folder === "" ? [] : folder.split("/");
	for (const part of relative.split("/")) {
		if (part === "" || part === ".") continue;
		if (part === "..") {
			if (parts.pop() === undefined) return undefined;
		} else parts.push(part);
	}
	return parts.join("/") as RepoPath;
}

/** `resolveRepoPath` for paths that Tacit made itself: throws `outside-repository` instead. */
export function joinRepoPath(folder: RepoPath, ...parts: string[]): RepoPath {
	const joined = resolveRepoPath(folder, parts.join("/"));
	if (joined === undefined)
		throw new TacitError(
			"outside-repository",
			msg`“${parts.join("/")}” leaves the repository.`,
		);
	return joined;
}

/** The folder that holds `path`; the root for the root. */
export function folderOf(path: RepoPath): RepoPath {
	const slash = path.lastIndexOf("/");
	return (slash < 0 ? "" : path.slice(0, slash)) as RepoPath;
}

/** The last part of `path`; empty for the root. */
export function baseName(path: RepoPath): string {
	return path.slice(path.lastIndexOf("/") + 1);
}

/** The way from `folder` to `target`, with `..` where needed; `.` when they are the same. */
export function relativeRepoPath(folder: RepoPath, target: RepoPath): string {
	const from = folder === "" ? [] : folder.split("/");
	const to = target === "" ? [] : target.split("/");
	let shared = 0;
	while (
		shared < from.length &&
		shared < to.length &&
		from[shared] === to[shared]
	)
		shared++;
	const up = from.slice(shared).map(() => "..");
	return [...up, ...to.slice(shared)].join("/") || ".";
}

/** Whether `path` is `folder` or lies below it. */
export function isWithin(folder: RepoPath, path: RepoPath): boolean {
	return folder === "" || path === folder || path.startsWith(`${folder}/`);
}
