import { baseName, folderOf, type RepoPath } from "../../../core/repoPath.ts";
import type { FileTree } from "./fileTree.ts";

/** A package of the repository. */
export interface ScriptPackage {
	readonly folder: RepoPath;
	/** What its `package.json` says that it begins with, as written; see `entriesOf`. */
	readonly entries: readonly string[];
}

const known = new WeakMap<FileTree, ReadonlyMap<string, ScriptPackage>>();

/** The packages of the repository by their names; of two with one name the first by path. */
export function packagesOf(tree: FileTree): ReadonlyMap<string, ScriptPackage> {
	const before = known.get(tree);
	if (before) return before;
	const packages = new Map<string, ScriptPackage>();
	for (const path of [...tree.manifests.keys()].sort()) {
		if (baseName(path) !== "package.json") continue;
		const read = readJson(tree.manifests.get(path) ?? "");
		const { name } = read;
		if (typeof name === "string" && !packages.has(name))
			packages.set(name, {
				folder: folderOf(path),
				entries: entriesOf(read).map(({ file }) => file),
			});
	}
	known.set(tree, packages);
	return packages;
}

/** A file that a package names as where it begins, with the key that names it. */
export interface PackageEntry {
	readonly key: string;
	/** As written. */
	readonly file: string;
}

/**
 * The files that a `package.json` names as where it begins, each once: in `source`, `bin`, `main` and `module`, and in
 * `exports` for the package itself. What it exports beside that is reached from there, or is no beginning.
 */
export function entriesOf(
	manifest: Readonly<Record<string, unknown>>,
): readonly PackageEntry[] {
	const found = new Map<string, PackageEntry>();
	for (const key of ["source", "bin", "exports", "module", "main"]) {
		const value = key === "exports" ? ownExport(manifest[key]) : manifest[key];
		for (const file of textsIn(value, 0))
			if (!found.has(file)) found.set(file, { key, file });
	}
	return [...found.values()];
}

/** What a package exports by its bare name: `exports` itself, unless its keys are paths. */
function ownExport(exported: unknown): unknown {
	if (typeof exported !== "object" || exported === null) return exported;
	const entries = Object.entries(exported);
	const own = entries.find(([key]) => key === ".");
	return own || entries.some(([key]) => key.startsWith("."))
		? own?.[1]
		: exported;
}

/** The object that a JSON text holds; empty where it holds none. */
export function readJson(text: string): Readonly<Record<string, unknown>> {
	try {
		const read: unknown = JSON.parse(text);
		return typeof read === "object" && read !== null && !Array.isArray(read)
			? Object.fromEntries(Object.entries(read))
			: {};
	} catch {
		// What is wrong with a manifest its own tools tell.
		return {};
	}
}

function textsIn(value: unknown, depth: number): readonly string[] {
	if (typeof value === "string") return [value];
	if (typeof value !== "object" || value === null || depth > 4) return [];
	return Object.values(value).flatMap((each) => textsIn(each, depth + 1));
}
