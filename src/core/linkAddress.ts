import { type RepoPath, relativeRepoPath } from "./repoPath.ts";

/**
 * The address of a relative Markdown link to `target` in a file of `folder`: safe between parentheses and between angle
 * brackets, and read the same by every Git host. Half a surrogate pair, which a damaged cache may hold, has no code.
 */
export function linkAddress(folder: RepoPath, target: RepoPath): string {
	const way = relativeRepoPath(folder, target);
	const address = encoded(way);
	// What reads like a scheme, percent-encoded or not, is no path.
	return /^[^/]*:/.test(way) ? `./${address}` : address;
}

/** The same from the repository's root, which Git hosts take a leading `/` for. */
export function rootAddress(target: RepoPath): string {
	return `/${encoded(target)}`;
}

function encoded(path: string): string {
	return encodeURI(path.replace(/\p{Surrogate}/gu, "\ufffd")).replace(
		/[#?()&:;*'!]/g,
		(mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}
