import {
	baseName,
	folderOf,
	type RepoPath,
	repoRoot,
} from "../../core/repoPath.ts";

/** How many levels of folders make an area. */
const levels = 2;

/** The folder that all of these files and folders share, at most two levels deep; the root where there are none. */
export function areaOf(
	places: readonly { readonly path: RepoPath; readonly isFolder: boolean }[],
): RepoPath {
	const [first, ...others] = places.map(({ path, isFolder }) =>
		partsOf(isFolder ? path : folderOf(path)),
	);
	if (first === undefined) return repoRoot;
	let shared = Math.min(first.length, levels);
	for (const other of others)
		while (shared > 0 && !isSameStart(first, other, shared)) shared--;
	return first.slice(0, shared).join("/") as RepoPath;
}

/** Folders that hold documents, and say nothing of what these are about. */
const documentFolders =
	/^(?:docs?|documentation|adrs?|architecture|arch|decisions?|decision[-_ ]?(?:records?|log)|architecture[-_ ]?decisions?|architectural[-_ ]?decisions?|architecture[-_ ]?decision[-_ ]?records?|design|rfcs?|wiki|\..*)$/i;

/** What a record is about by where it lies: the project around the folder of its documents. */
export function areaOfRecord(path: RepoPath): RepoPath {
	let folder = folderOf(path);
	let area = folder;
	for (; folder !== ""; folder = folderOf(folder))
		if (documentFolders.test(baseName(folder))) area = folderOf(folder);
	return partsOf(area).slice(0, levels).join("/") as RepoPath;
}

function partsOf(path: RepoPath): readonly string[] {
	return path === "" ? [] : path.split("/");
}

function isSameStart(
	one: readonly string[],
	other: readonly string[],
	count: number,
): boolean {
	for (let at = 0; at < count; at++) if (one[at] !== other[at]) return false;
	return true;
}
