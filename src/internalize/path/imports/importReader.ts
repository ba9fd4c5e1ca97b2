import type { RepoPath } from "../../../core/repoPath.ts";
import type { FileTree } from "./fileTree.ts";

/**
 * What one import names, as files of the repository: one file, or all files of a package where the language imports
 * packages. Never the file itself; never empty.
 */
export type ImportedFiles = readonly RepoPath[];

/**
 * Reads the imports of a text and finds them among the files of the repository. What leads elsewhere, or cannot be told
 * from the text and the tree alone, is left out.
 */
export type ImportReader = (
	path: RepoPath,
	text: string,
	tree: FileTree,
) => readonly ImportedFiles[];
