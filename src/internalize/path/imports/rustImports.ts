import {
	baseName,
	folderOf,
	type RepoPath,
	resolveRepoPath,
} from "../../../core/repoPath.ts";
import { type FileTree, firstOf } from "./fileTree.ts";
import type { ImportedFiles, ImportReader } from "./importReader.ts";
import { withoutComments } from "./withoutComments.ts";

/** Names that one `use` may spread out to. */
const mostNames = 200;
/** Braces in braces that are looked into. */
const mostDepth = 20;

/**
 * Rust: `mod`, and paths from `crate`, `self` and `super` or from a crate of the repository, each as the file of the
 * innermost module on the path that has one.
 */
export const rustImports: ImportReader = (path, text, tree) => {
	const found: ImportedFiles[] = [];
	const add = (file: RepoPath | undefined) => {
		if (file !== undefined && file !== path) found.push([file]);
	};
	const code = withoutComments(text);
	const inside = insideOf(path);
	for (const [, name] of code.matchAll(
		/^[ \t]*(?:pub(?:\([^)\n]*\))?[ \t]+)?mod[ \t]+(\w+)[ \t]*;/gm,
	))
		add(moduleAt(tree, inside, [name ?? ""]));
	const paths = new Set<string>();
	for (const [, used] of code.matchAll(
		/^[ \t]*(?:pub(?:\([^)\n]*\))?[ \t]+)?use\s+([^;]{1,3000});/gm,
	))
		for (const each of spread((used ?? "").replace(/\s+/g, " "), mostNames))
			paths.add(each);
	for (const [used] of code.matchAll(/\b(?:crate|super|self)(?:::\w+)+/g))
		paths.add(used);
	for (const used of paths) add(usedFile(path, used.split("::"), tree));
	return found;
};

/** `a::{b, c::d}` as `a::b` and `a::c::d`. */
function spread(used: string, most: number, depth = 0): readonly string[] {
	const open = used.indexOf("{");
	if (open < 0 || depth > mostDepth)
		return [used.replace(/\s+as\s+\w+|[\s}]/g, "")];
	const before = used.slice(0, open).replace(/\s/g, "");
	const found: string[] = [];
	let level = 0;
	let from = open + 1;
	for (let at = open; at < used.length && found.length < most; at++) {
		const sign = used[at];
		if (sign === "{") level++;
		else if (sign === "}") level--;
		if ((sign === "," && level === 1) || (sign === "}" && level === 0)) {
			for (const each of spread(used.slice(from, at), most, depth + 1))
				if (each !== "") found.push(before + each);
			from = at + 1;
		}
	}
	return found;
}

/** The folder in which the modules inside of a file's own lie. */
function insideOf(path: RepoPath): RepoPath {
	return /^(?:mod|lib|main)\.rs$/.test(baseName(path))
		? folderOf(path)
		: (path.replace(/\.rs$/, "") as RepoPath);
}

function usedFile(
	path: RepoPath,
	parts: readonly string[],
	tree: FileTree,
): RepoPath | undefined {
	const [first = "", ...rest] = parts;
	let folder: RepoPath | undefined = insideOf(path);
	if (first === "crate") {
		const own = sourceAround(path, tree);
		return own === undefined
			? undefined
			: (moduleAt(tree, own, rest) ?? crateFile(tree, own));
	}
	let names: readonly string[] = parts;
	if (first === "self") names = rest;
	while (names[0] === "super") {
		folder = folderOf(folder);
		names = names.slice(1);
	}
	const own = moduleAt(tree, folder, names);
	if (own !== undefined || first === "self" || first === "super") return own;
	const crate = cratesOf(tree).get(first);
	return crate === undefined
		? undefined
		: (moduleAt(tree, crate, rest) ?? crateFile(tree, crate));
}

/** The innermost module of the path that has a file, below a folder of modules. */
function moduleAt(
	tree: FileTree,
	folder: RepoPath,
	names: readonly string[],
): RepoPath | undefined {
	for (let most = names.length; most > 0; most--) {
		const place = names.slice(0, most).join("/");
		const file = firstOf(tree, [
			resolveRepoPath(folder, `${place}.rs`),
			resolveRepoPath(folder, `${place}/mod.rs`),
		]);
		if (file !== undefined) return file;
	}
	return undefined;
}

function crateFile(tree: FileTree, source: RepoPath): RepoPath | undefined {
	return firstOf(tree, [
		resolveRepoPath(source, "lib.rs"),
		resolveRepoPath(source, "main.rs"),
	]);
}

/** The folder `src` of the crate that the file is in. */
function sourceAround(path: RepoPath, tree: FileTree): RepoPath | undefined {
	for (let folder = folderOf(path); ; folder = folderOf(folder)) {
		const manifest = resolveRepoPath(folder, "Cargo.toml");
		if (manifest !== undefined && tree.has(manifest)) {
			const beside = folderOf(path);
			const source = resolveRepoPath(folder, "src");
			// A crate may lie beside its manifest, as ripgrep's own program does.
			return source !== undefined && path.startsWith(`${source}/`)
				? source
				: beside;
		}
		if (folder === "") return undefined;
	}
}

const known = new WeakMap<FileTree, ReadonlyMap<string, RepoPath>>();

/** The folders `src` of the repository's crates, by the names under which they are used. */
function cratesOf(tree: FileTree): ReadonlyMap<string, RepoPath> {
	const before = known.get(tree);
	if (before) return before;
	const crates = new Map<string, RepoPath>();
	for (const path of [...tree.manifests.keys()].sort()) {
		if (baseName(path) !== "Cargo.toml") continue;
		const name = /^\[package\][^[]*?^name\s*=\s*"([^"\n]+)"/m.exec(
			tree.manifests.get(path) ?? "",
		)?.[1];
		const source = resolveRepoPath(folderOf(path), "src");
		if (name !== undefined && source !== undefined)
			crates.set(name.replaceAll("-", "_"), source);
	}
	known.set(tree, crates);
	return crates;
}
