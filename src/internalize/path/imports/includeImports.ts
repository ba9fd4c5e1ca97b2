import { baseName, folderOf, resolveRepoPath } from "../../../core/repoPath.ts";
import { firstOf, onlyFileAt } from "./fileTree.ts";
import type { ImportedFiles, ImportReader } from "./importReader.ts";
import { withoutComments } from "./withoutComments.ts";

/**
 * C, C++ and Objective-C: `#include`, beside the file or where only one file of the repository ends so. A header builds
 * on the file beside it that has its name: what it declares is made there.
 */
export const includeImports: ImportReader = (path, text, tree) => {
	const found: ImportedFiles[] = [];
	for (const [, named = ""] of withoutComments(text).matchAll(
		/^[ \t]*#[ \t]*(?:include|import)[ \t]*["<]([^">\n]+)[">]/gm,
	)) {
		const beside = resolveRepoPath(folderOf(path), named);
		const file =
			beside !== undefined && tree.has(beside)
				? beside
				: onlyFileAt(tree, named.replace(/^(?:\.{1,2}\/)+/, ""));
		if (file !== undefined && file !== path) found.push([file]);
	}
	const stem = /^(.+)\.(?:h|hh|hpp|hxx)$/.exec(baseName(path))?.[1];
	const made =
		stem === undefined
			? undefined
			: firstOf(
					tree,
					["c", "cc", "cpp", "cxx", "m", "mm"].map((ending) =>
						resolveRepoPath(folderOf(path), `${stem}.${ending}`),
					),
				);
	if (made !== undefined) found.push([made]);
	return found;
};
