import {
	baseName,
	folderOf,
	type RepoPath,
	resolveRepoPath,
} from "../../../core/repoPath.ts";
import { type FileTree, filesAt, firstOf } from "./fileTree.ts";
import type { ImportedFiles, ImportReader } from "./importReader.ts";
import { readJson } from "./scriptPackages.ts";
import { withoutComments } from "./withoutComments.ts";

/** Folders in which the types are looked for that a text names. */
const mostFolders = 100;

/**
 * Languages that put one type into a file of its name: Java, Kotlin, Scala, Groovy, PHP, C#. Types are named by imports
 * (of C# by the namespace's folder), and those of the own package, which is the own folder, by their bare names: the
 * languages themselves find them so.
 */
export const typeImports: ImportReader = (path, text, tree) => {
	const ending = baseName(path).replace(/^.*\./, "");
	const endings = jvm.includes(ending) ? jvm : [ending];
	const code = withoutComments(text).replace(/"(?:\\.|[^"\\\n])*"/g, '""');
	const found = new Set<RepoPath>();
	const folders = ending === "cs" ? [...foldersAround(folderOf(path))] : [];
	for (const [, named = ""] of code.matchAll(
		/^[ \t]*(?:import|use|using|global using)[ \t]+(?:static[ \t]+|function[ \t]+|const[ \t]+)?([\w.\\]+)/gm,
	)) {
		const parts = named.split(/[.\\]/).filter(Boolean);
		if (ending === "cs") folders.push(...foldersNamed(parts, tree));
		else {
			const file = typeFile(path, parts, endings, tree);
			if (file !== undefined) found.add(file);
		}
	}
	const searched = [folderOf(path), ...folders.slice(0, mostFolders)];
	for (const name of new Set(code.match(/\b[A-Z]\w*/g)))
		for (const folder of searched) {
			const file = firstOf(
				tree,
				endings.map((each) => resolveRepoPath(folder, `${name}.${each}`)),
			);
			if (file !== undefined) found.add(file);
		}
	found.delete(path);
	return [...found].map((file): ImportedFiles => [file]);
};

const jvm = ["java", "kt", "scala", "groovy"];

function typeFile(
	path: RepoPath,
	parts: readonly string[],
	endings: readonly string[],
	tree: FileTree,
): RepoPath | undefined {
	const mapped = endings.includes("php") ? byComposer(parts, tree) : undefined;
	if (mapped !== undefined) return mapped;
	// What follows may name a member, or a type inside of the type.
	for (let most = parts.length; most > 1 && most > parts.length - 2; most--)
		for (const ending of endings) {
			const suffix = `${parts.slice(0, most).join("/")}.${ending}`;
			const files = filesAt(tree, suffix);
			const own = files.find((file) =>
				path.startsWith(file.slice(0, file.length - suffix.length)),
			);
			// The same type in several modules: the own one's, or none.
			if (files.length > 0) return files.length === 1 ? files[0] : own;
		}
	return undefined;
}

const spaces = new WeakMap<FileTree, Map<string, readonly RepoPath[]>>();

/** Folders that a namespace is named after: their paths end with its parts, which a folder’s name may hold several of. */
function foldersNamed(
	parts: readonly string[],
	tree: FileTree,
): readonly RepoPath[] {
	const named = parts.join(".");
	const kept = spaces.get(tree) ?? new Map<string, readonly RepoPath[]>();
	spaces.set(tree, kept);
	const before = kept.get(named);
	if (before) return before;
	const found = tree.folders.filter((folder) => {
		const dotted = `.${folder.replaceAll("/", ".")}`;
		return dotted.endsWith(`.${named}`);
	});
	kept.set(named, found);
	return found;
}

/** The folders around one, the next three: code in an inner namespace sees the types of the outer ones. */
function foldersAround(folder: RepoPath): readonly RepoPath[] {
	const around: RepoPath[] = [];
	for (let at = folder; at !== "" && around.length < 3; at = folderOf(at))
		around.push(folderOf(at));
	return around;
}

const known = new WeakMap<
	FileTree,
	readonly (readonly [prefix: string, folder: RepoPath])[]
>();

/** By the prefixes that the repository's `composer.json` files map to folders (PSR-4). */
function byComposer(
	parts: readonly string[],
	tree: FileTree,
): RepoPath | undefined {
	const name = parts.join("\\");
	for (const [prefix, folder] of prefixesOf(tree)) {
		if (!name.startsWith(prefix)) continue;
		const rest = name.slice(prefix.length).replaceAll("\\", "/");
		const file = firstOf(tree, [resolveRepoPath(folder, `${rest}.php`)]);
		if (file !== undefined) return file;
	}
	return undefined;
}

function prefixesOf(tree: FileTree): readonly (readonly [string, RepoPath])[] {
	const before = known.get(tree);
	if (before) return before;
	const prefixes: (readonly [string, RepoPath])[] = [];
	for (const [path, text] of tree.manifests) {
		if (baseName(path) !== "composer.json") continue;
		const read = readJson(text);
		for (const section of [read["autoload"], read["autoload-dev"]]) {
			const mapped = Object.entries(section ?? {}).find(
				([key]) => key === "psr-4",
			)?.[1];
			for (const [prefix, folders] of Object.entries(mapped ?? {}))
				for (const each of [folders].flat()) {
					const folder =
						typeof each === "string"
							? resolveRepoPath(folderOf(path), each)
							: undefined;
					if (folder !== undefined) prefixes.push([prefix, folder]);
				}
		}
	}
	prefixes.sort(
		([one, at], [other, there]) =>
			other.length - one.length ||
			(one + at < other + there ? -1 : Number(one + at > other + there)),
	);
	known.set(tree, prefixes);
	return prefixes;
}
