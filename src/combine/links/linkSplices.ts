import { linkAddress, rootAddress } from "../../core/linkAddress.ts";
import type { LinkPlace } from "../../core/markdown/linkPlaces.ts";
import type { Splice } from "../../core/markdown/splice.ts";
import {
	type RepoPath,
	repoRoot,
	resolveRepoPath,
} from "../../core/repoPath.ts";

/** A link that is a path inside the repository. */
export interface RelativeLink {
	readonly target: RepoPath;
	/** Whether it is written from the repository's root, with a leading `/`. */
	readonly isFromRoot: boolean;
	/** What follows the path: the `/` of a folder, and from `?` or `#` on; may be empty. */
	readonly rest: string;
}

/** What an address in a file of `folder` says; `undefined` for one that leaves the repository, or is no path. */
export function relativeLink(
	url: string,
	folder: RepoPath,
): RelativeLink | undefined {
	const [, written = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
	if (written === "" || /^[^/]*:|^\/[/\\]/.test(written)) return undefined;
	const path = decoded(written);
	if (path === undefined || /^[^/]*:|\\/.test(path)) return undefined;
	const isFromRoot = path.startsWith("/");
	const target = isFromRoot
		? resolveRepoPath(repoRoot, path.slice(1))
		: resolveRepoPath(folder, path);
	const slash = /[^/]\/$/.test(path) ? "/" : "";
	return target === undefined
		? undefined
		: { target, isFromRoot, rest: slash + rest };
}

/**
 * What to change in a text so that its links lead where their targets are: `now` says where a path is by now, itself
 * where it did not move. The text's links were meant from the folder `before`, and will be from `after`. Links that
 * still lead there stay as they are written, and so do those out of the repository.
 */
export function linkSplices(
	places: readonly LinkPlace[],
	before: RepoPath,
	after: RepoPath,
	now: (path: RepoPath) => RepoPath,
): readonly Splice[] {
	return places.flatMap(({ url, start, end }) => {
		const link = relativeLink(url, before);
		if (!link) return [];
		const { isFromRoot, rest } = link;
		const target = now(link.target);
		if (relativeLink(url, after)?.target === target) return [];
		const address = isFromRoot
			? rootAddress(target)
			: linkAddress(after, target);
		return [{ start, end, text: address + encodedRest(rest) }];
	});
}

/** Undone entities and escapes may have left marks in it that would end the address. */
function encodedRest(rest: string): string {
	return rest.replace(/[\s()<>\\]/g, percentEncoded);
}

function percentEncoded(mark: string): string {
	return `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

function decoded(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}
