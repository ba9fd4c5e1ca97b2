import {
	baseName,
	folderOf,
	type RepoPath,
	resolveRepoPath,
} from "../../../core/repoPath.ts";
import type { FileTree } from "./fileTree.ts";
import type { ImportedFiles, ImportReader } from "./importReader.ts";
import { withoutComments } from "./withoutComments.ts";

/**
 * Go: imports of packages below the modules that the repository's `go.mod` files name, each as all files of the package.
 * What the files of one package take from each other is not written as an import, and is not told.
 */
export const goImports: ImportReader = (path, text, tree) => {
	const found: ImportedFiles[] = [];
	const code = withoutComments(text);
	const blocks = [
		...code.matchAll(/^import\s*(?:\(([^)]{0,10000})\)|([^\n]*))/gm),
	];
	for (const [, many, one] of blocks)
		for (const [, named] of (many ?? one ?? "").matchAll(/"([^"\n]+)"/g)) {
			const files = packageFiles(named ?? "", tree).filter(
				(file) => file !== path,
			);
			if (files.length > 0) found.push(files);
		}
	return found;
};

function packageFiles(named: string, tree: FileTree): readonly RepoPath[] {
	for (const [module, folder] of modulesOf(tree)) {
		if (named !== module && !named.startsWith(`${module}/`)) continue;
		const below = resolveRepoPath(folder, named.slice(module.length + 1));
		const files = (below === undefined ? [] : tree.inFolder(below)).filter(
			(file) => file.endsWith(".go") && !file.endsWith("_test.go"),
		);
		if (files.length > 0) return files;
	}
	return [];
}

const known = new WeakMap<FileTree, readonly (readonly [string, RepoPath])[]>();

/** Names of modules with their folders, the longest name first. */
function modulesOf(tree: FileTree): readonly (readonly [string, RepoPath])[] {
	const before = known.get(tree);
	if (before) return before;
	const modules: (readonly [string, RepoPath])[] = [];
	for (const [path, text] of tree.manifests) {
		const name = /^module[ \t]+"?([^\s"]+)/m.exec(text)?.[1];
		if (baseName(path) === "go.mod" && name !== undefined)
			modules.push([name, folderOf(path)]);
	}
	modules.sort(
		([one], [other]) =>
			other.length - one.length || (one < other ? -1 : Number(one > other)),
	);
	known.set(tree, modules);
	return modules;
}
