import {
	folderOf,
	type RepoPath,
	repoRoot,
	resolveRepoPath,
} from "../../../core/repoPath.ts";
import { type FileTree, firstOf } from "./fileTree.ts";
import type { ImportedFiles, ImportReader } from "./importReader.ts";
import { withoutPythonComments } from "./withoutComments.ts";

/** What is imported for types alone would close circles that there are none of when the code runs. */
const forTypes =
	/^([ \t]*)if[ \t]+(?:\w+\.)?TYPE_CHECKING[ \t]*:[^\n]*\n(?:\1[ \t]+[^\n]*\n|[ \t]*\n)*/gm;
const statement =
	/^[ \t]*(?:from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]*(\([^)]{0,5000}\)|[^\n(]*)|import[ \t]+([^\n]+))/gm;

/**
 * Python: `import a.b` and `from .a import b`. Absolute names are looked for where the file's own packages lie, at the
 * root, and in `src` and `lib`; beside the file only where it is in no package. Those for types alone are left out.
 */
export const pythonImports: ImportReader = (path, text, tree) => {
	const found: ImportedFiles[] = [];
	const add = (file: RepoPath | undefined) => {
		if (file !== undefined && file !== path) found.push([file]);
	};
	const code = withoutPythonComments(text)
		.replace(/\\\r?\n/g, " ")
		.replace(forTypes, "");
	const roots = rootsOf(path, tree);
	for (const [, dots, from, names, modules] of code.matchAll(statement)) {
		if (modules !== undefined) {
			for (const module of namesIn(modules))
				add(moduleIn(tree, roots, module.split(".")));
			continue;
		}
		const bases = dots ? [above(folderOf(path), dots.length - 1)] : roots;
		const parts = (from ?? "").split(".").filter(Boolean);
		for (const name of namesIn(names ?? ""))
			add(
				moduleIn(tree, bases, [...parts, name]) ?? moduleIn(tree, bases, parts),
			);
	}
	return found;
};

/** `a as b, c` without what they are called here. */
function namesIn(text: string): readonly string[] {
	return text
		.replace(/[()]/g, " ")
		.split(/[,;]/)
		.map((each) => /^\s*([\w.]+)/.exec(each)?.[1])
		.filter((name) => name !== undefined);
}

function moduleIn(
	tree: FileTree,
	bases: readonly (RepoPath | undefined)[],
	parts: readonly string[],
): RepoPath | undefined {
	const name = parts.join("/");
	return firstOf(
		tree,
		bases.flatMap((base) =>
			base === undefined
				? []
				: [
						...(name === "" ? [] : [resolveRepoPath(base, `${name}.py`)]),
						resolveRepoPath(
							base,
							name === "" ? "__init__.py" : `${name}/__init__.py`,
						),
					],
		),
	);
}

/** The folder so many levels above; `undefined` outside of the repository. */
function above(folder: RepoPath, levels: number): RepoPath | undefined {
	return resolveRepoPath(folder, "../".repeat(levels));
}

function rootsOf(path: RepoPath, tree: FileTree): readonly RepoPath[] {
	let folder = folderOf(path);
	while (
		folder !== "" &&
		tree.has(resolveRepoPath(folder, "__init__.py") ?? folder)
	)
		folder = folderOf(folder);
	return [...new Set([folder, repoRoot, "src" as RepoPath, "lib" as RepoPath])];
}
