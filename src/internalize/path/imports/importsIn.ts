import { baseName, type RepoPath } from "../../../core/repoPath.ts";
import type { FileTree } from "./fileTree.ts";
import { goImports } from "./goImports.ts";
import type { ImportedFiles, ImportReader } from "./importReader.ts";
import { includeImports } from "./includeImports.ts";
import { pythonImports } from "./pythonImports.ts";
import { rubyImports } from "./rubyImports.ts";
import { rustImports } from "./rustImports.ts";
import { scriptImports } from "./scriptImports.ts";
import { typeImports } from "./typeImports.ts";

const readers: readonly (readonly [string, ImportReader | undefined])[] = [
	["ts tsx mts cts js jsx mjs cjs vue svelte astro", scriptImports],
	["py pyi", pythonImports],
	["go", goImports],
	["rs", rustImports],
	["c h cc cpp cxx hh hpp hxx m mm", includeImports],
	["java kt scala groovy php cs", typeImports],
	["rb", rubyImports],
	// Code all the same: what changed in it can be told.
	[
		"swift dart ex exs erl hs ml fs clj cljs lua pl pm r jl zig nim sh bash ps1 el vim",
		undefined,
	],
];

const byEnding: ReadonlyMap<string, ImportReader | undefined> = new Map(
	readers.flatMap(([endings, reader]) =>
		endings.split(" ").map((ending) => [ending, reader] as const),
	),
);

/** Whether a file's name is one of code in a programming language. */
export function isSourceName(path: RepoPath): boolean {
	return byEnding.has(endingOf(path)) && !/\.d\.[cm]?ts$/.test(path);
}

/** The files of the repository that a file's text imports, each import once, in the text's order; see `ImportReader`. */
export function importsIn(
	path: RepoPath,
	text: string,
	tree: FileTree,
): readonly ImportedFiles[] {
	const imports = byEnding.get(endingOf(path))?.(path, text, tree) ?? [];
	const once = new Map(imports.map((files) => [files.join("\0"), files]));
	return [...once.values()];
}

function endingOf(path: RepoPath): string {
	return /\.([a-z0-9]+)$/i.exec(baseName(path))?.[1]?.toLowerCase() ?? "";
}
