import {
	baseName,
	folderOf,
	type RepoPath,
	resolveRepoPath,
} from "../../core/repoPath.ts";
import type { FileTree } from "./imports/fileTree.ts";

const readme = /^readme(?:\.(?:md|markdown|rst|adoc|txt))?$/i;
const design =
	/^(?:architecture|design|overview|hacking|development|internals|contributing)\.(?:md|markdown|rst|adoc|txt)$/i;

/** Whether a document of `overviews` is about how people work rather than about what there is. */
export function isAboutWork(path: RepoPath): boolean {
	return /^(?:hacking|development|contributing)/i.test(baseName(path));
}

/**
 * The documents with which one begins, at most two: the area’s README (else that of the nearest folder around it, the
 * root’s aside), and what tells how it is built: an ARCHITECTURE, a DESIGN.
 */
export function overviews(
	area: RepoPath,
	tree: Pick<FileTree, "inFolder">,
): readonly RepoPath[] {
	const named = (folder: RepoPath | undefined, name: RegExp) =>
		folder === undefined
			? []
			: tree.inFolder(folder).filter((path) => name.test(baseName(path)));
	let [first] = named(area, readme);
	for (
		let folder = area;
		first === undefined && folderOf(folder) !== "" && folder !== "";
	) {
		folder = folderOf(folder);
		[first] = named(folder, readme);
	}
	const rank = (path: RepoPath) => Number(isAboutWork(path));
	const [second] = [
		area,
		resolveRepoPath(area, "docs"),
		resolveRepoPath(area, "doc"),
	]
		.flatMap((folder) => named(folder, design))
		.sort((one, other) => rank(one) - rank(other));
	return [first, second].filter((path) => path !== undefined);
}
