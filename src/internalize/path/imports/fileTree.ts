import { baseName, folderOf, type RepoPath } from "../../../core/repoPath.ts";

/** The files of a repository as imports are looked up in them. */
export interface FileTree {
	has(path: RepoPath): boolean;
	/** Those whose last part is `name`, ordered. */
	named(name: string): readonly RepoPath[];
	/** Those directly in a folder, ordered. */
	inFolder(folder: RepoPath): readonly RepoPath[];
	/** Those that hold files directly, ordered. */
	readonly folders: readonly RepoPath[];
	/** The texts of the manifests that were read (`package.json`, `go.mod`, …), by path. */
	readonly manifests: ReadonlyMap<RepoPath, string>;
}

/** `paths` in any order; the tree does not depend on it. */
export function createFileTree(
	paths: Iterable<RepoPath>,
	manifests: ReadonlyMap<RepoPath, string>,
): FileTree {
	const all = new Set(paths);
	const byName = new Map<string, RepoPath[]>();
	const byFolder = new Map<RepoPath, RepoPath[]>();
	for (const path of [...all].sort()) {
		add(byName, baseName(path), path);
		add(byFolder, folderOf(path), path);
	}
	return {
		has: (path) => all.has(path),
		named: (name) => byName.get(name) ?? [],
		inFolder: (folder) => byFolder.get(folder) ?? [],
		folders: [...byFolder.keys()].sort(),
		manifests,
	};
}

function add<K>(groups: Map<K, RepoPath[]>, key: K, path: RepoPath): void {
	const group = groups.get(key);
	if (group) group.push(path);
	else groups.set(key, [path]);
}

/** The only file at `…/suffix` (or at `suffix` itself); `undefined` where there is none, or several. */
export function onlyFileAt(
	tree: FileTree,
	suffix: string,
): RepoPath | undefined {
	const found = filesAt(tree, suffix);
	return found.length === 1 ? found[0] : undefined;
}

/** All files at `…/suffix`, or at `suffix` itself, ordered. */
export function filesAt(tree: FileTree, suffix: string): readonly RepoPath[] {
	return tree
		.named(suffix.slice(suffix.lastIndexOf("/") + 1))
		.filter((path) => path === suffix || path.endsWith(`/${suffix}`));
}

/** The first of these paths that there is. */
export function firstOf(
	tree: FileTree,
	paths: readonly (RepoPath | undefined)[],
): RepoPath | undefined {
	return paths.find((path) => path !== undefined && tree.has(path));
}
