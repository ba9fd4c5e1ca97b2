import { type Message, msg } from "../../core/message.ts";
import {
	baseName,
	folderOf,
	isWithin,
	type RepoPath,
	resolveRepoPath,
} from "../../core/repoPath.ts";
import type { FileFacts } from "./fileFacts.ts";
import type { FileTree } from "./imports/fileTree.ts";
import { scriptAt } from "./imports/scriptImports.ts";
import { entriesOf, readJson } from "./imports/scriptPackages.ts";

/** Where a program or a library begins. */
export interface EntryPoint {
	/** How that is known. */
	readonly why: Message;
	/** 1 where a manifest says so or the code itself, less where the name alone does. */
	readonly certainty: number;
}

/** At the top of an area, or of its folder `src`. */
const topName =
	/^(?:main|index|app|application|cli|server|mod|lib|extension|bootstrap|program|__main__|__init__|manage|wsgi|asgi)\.[a-z]+$/i;
/** Wherever it lies. */
const anyName =
	/^(?:main\.(?:rs|go|c|cc|cpp|java|kt|swift|dart)|__main__\.py|program\.cs|\w*application\.(?:java|kt))$/i;

/** The entry points among the files of an area, by its manifests, by the code, and by names. */
export function entryPoints(
	area: RepoPath,
	facts: ReadonlyMap<RepoPath, Pick<FileFacts, "isProgram" | "isPackageName">>,
	tree: FileTree,
): ReadonlyMap<RepoPath, EntryPoint> {
	const found = new Map<RepoPath, EntryPoint>();
	const add = (path: RepoPath | undefined, entry: EntryPoint) => {
		if (path === undefined || !facts.has(path) || !isWithin(area, path)) return;
		if ((found.get(path)?.certainty ?? 0) < entry.certainty)
			found.set(path, entry);
	};
	for (const manifest of [...tree.manifests.keys()].sort())
		for (const { file, key } of namedEntries(manifest, tree))
			add(file, {
				why: msg`It begins here: “${key}” in ${manifest}.`,
				certainty: 1,
			});
	const tops = ["", "src", "lib"].map((folder) =>
		resolveRepoPath(area, folder),
	);
	for (const path of [...facts.keys()].sort()) {
		if (facts.get(path)?.isProgram)
			add(path, { why: msg`A program begins here.`, certainty: 0.9 });
		if (isGem(path, tree))
			add(path, { why: msg`It bears the name of its gem.`, certainty: 0.8 });
		if (facts.get(path)?.isPackageName)
			add(path, {
				why: msg`It bears the name of its package.`,
				certainty: 0.5,
			});
		const isNamed =
			anyName.test(baseName(path)) ||
			(tops.includes(folderOf(path)) &&
				topName.test(baseName(path)) &&
				!/\.(?:h|hh|hpp)$/.test(path)) ||
			/^cmd\/[^/]+$/.test(folderOf(path));
		if (isNamed)
			add(path, {
				why: msg`By its name it is where one begins.`,
				certainty: 0.6,
			});
	}
	return found;
}

interface NamedEntry {
	readonly file: RepoPath | undefined;
	readonly key: string;
}

function namedEntries(
	manifest: RepoPath,
	tree: FileTree,
): readonly NamedEntry[] {
	const text = tree.manifests.get(manifest) ?? "";
	const folder = folderOf(manifest);
	switch (baseName(manifest)) {
		case "package.json":
			return entriesOf(readJson(text)).map(({ key, file }) => ({
				...{ key, file: scriptAt(tree, resolveRepoPath(folder, file)) },
			}));
		case "pyproject.toml": {
			const section =
				/^\[(?:project|tool\.poetry)\.scripts\]([^[]*)/m.exec(text)?.[1] ?? "";
			return [...section.matchAll(/^[^=\n]+=\s*["']([\w.]+)/gm)].flatMap(
				([, module = ""]) =>
					["", "src/"].flatMap((root) =>
						[".py", "/__init__.py"].map((ending) => ({
							key: "scripts",
							file: resolveRepoPath(
								folder,
								`${root}${module.replaceAll(".", "/")}${ending}`,
							),
						})),
					),
			);
		}
		case "Cargo.toml":
			return [...text.matchAll(/^path\s*=\s*"([^"\n]+\.rs)"/gm)].map(
				([, path = ""]) => ({
					key: "path",
					file: resolveRepoPath(folder, path),
				}),
			);
		default:
			return [];
	}
}

/** `lib/name.rb` beside `name.gemspec`, which is what whoever requires the gem loads. */
function isGem(path: RepoPath, tree: FileTree): boolean {
	const [, folder = "", name] =
		/^((?:.*\/)?)lib\/([^/]+)\.rb$/.exec(path) ?? [];
	return name !== undefined && tree.has(`${folder}${name}.gemspec` as RepoPath);
}
