import {
	folderOf,
	type RepoPath,
	resolveRepoPath,
} from "../../../core/repoPath.ts";
import { type FileTree, firstOf } from "./fileTree.ts";
import type { ImportedFiles, ImportReader } from "./importReader.ts";
import { packagesOf } from "./scriptPackages.ts";

/**
 * Comments, imports of any form, and what could hold something that looks like one. Lengths are limited, and what is not
 * closed ends with its line or the text, so that no text takes long.
 */
const piece =
	/\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\b(?:import|export)\b(?:[\w$\s{},*]{0,3000}?\bfrom\b)?\s{0,100}(["'])([^"'\n]{1,1000})\1|\b(?:require|import)\s{0,100}\(\s{0,100}(["'])([^"'\n]{1,1000})\3\s{0,100}\)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?/g;

const endings = [
	...["ts", "tsx", "mts", "cts", "d.ts", "js", "jsx", "mjs", "cjs"],
	...["vue", "svelte"],
];

/**
 * JavaScript and TypeScript, also in Vue's and Svelte's files: `import`, `export … from`, `require` and `import()` of
 * relative paths, and of packages whose `package.json` is in the repository. Aliases of bundlers are left out.
 */
export const scriptImports: ImportReader = (path, text, tree) => {
	const found: ImportedFiles[] = [];
	for (const [, , one, , other] of text.matchAll(piece)) {
		const named = one ?? other;
		if (named === undefined) continue;
		const file = scriptNamed(path, named, tree);
		if (file !== undefined && file !== path) found.push([file]);
	}
	return found;
};

function scriptNamed(
	path: RepoPath,
	named: string,
	tree: FileTree,
): RepoPath | undefined {
	const bare = named.replace(/[?#].*$/s, "");
	if (/^\.{1,2}(?:\/|$)/.test(bare))
		return scriptAt(tree, resolveRepoPath(folderOf(path), bare));
	const own = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(bare);
	const found = own && packagesOf(tree).get(own[1] ?? "");
	if (!found) return undefined;
	if (own[2] === undefined)
		return firstFound([
			...found.entries.map((entry) => resolveRepoPath(found.folder, entry)),
			...["src/index", "index"].map((entry) =>
				resolveRepoPath(found.folder, entry),
			),
		]);
	return firstFound([
		resolveRepoPath(found.folder, own[2]),
		resolveRepoPath(found.folder, `src/${own[2]}`),
	]);

	function firstFound(places: readonly (RepoPath | undefined)[]) {
		for (const place of places) {
			const file = scriptAt(tree, place);
			if (file !== undefined) return file;
		}
		return undefined;
	}
}

/** The file that a path without its ending, of a folder, or with the ending that it is compiled to stands for. */
export function scriptAt(
	tree: FileTree,
	place: RepoPath | undefined,
): RepoPath | undefined {
	if (place === undefined) return undefined;
	const compiled = place.replace(/\.([cm]?)js(x?)$/, ".$1ts$2") as RepoPath;
	return firstOf(tree, [
		place,
		compiled,
		compiled.replace(/\.ts$/, ".tsx") as RepoPath,
		...endings.map((ending) => `${place}.${ending}` as RepoPath),
		...endings.map((ending) => resolveRepoPath(place, `index.${ending}`)),
	]);
}
