import {
	folderOf,
	type RepoPath,
	resolveRepoPath,
} from "../../../core/repoPath.ts";
import { type FileTree, firstOf, onlyFileAt } from "./fileTree.ts";
import type { ImportedFiles, ImportReader } from "./importReader.ts";
import { withoutHashComments } from "./withoutComments.ts";

/** Ruby: `require_relative`, and `require` and `autoload` of what lies in a folder `lib`. Constants that are found by their names alone are left out. */
export const rubyImports: ImportReader = (path, text, tree) => {
	const found: ImportedFiles[] = [];
	for (const [, how = "", named = ""] of withoutHashComments(text).matchAll(
		/^[ \t]*(require_relative|require|autoload[ \t]*\(?[ \t]*:\w+[ \t]*,)[ \t]*\(?[ \t]*["']([^"'\n]+)["']/gm,
	)) {
		const file =
			how === "require_relative"
				? relative(path, named, tree)
				: onlyFileAt(tree, `lib/${named.replace(/\.rb$/, "")}.rb`);
		if (file !== undefined && file !== path) found.push([file]);
	}
	return found;
};

function relative(
	path: RepoPath,
	named: string,
	tree: FileTree,
): RepoPath | undefined {
	const place = resolveRepoPath(folderOf(path), named);
	return place === undefined
		? undefined
		: firstOf(tree, [`${place}.rb` as RepoPath, place]);
}
