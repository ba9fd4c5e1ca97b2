import {
	baseName,
	folderOf,
	joinRepoPath,
	type RepoPath,
	repoRoot,
} from "../../core/repoPath.ts";

/** Texts of the files that the team's set-up looks at, by path: those that `isSetupFile` names and git does not ignore. */
export type SetupTree = ReadonlyMap<RepoPath, string>;

const names: ReadonlySet<string> = new Set([
	"package.json",
	".npmignore",
	".gitignore",
	".vscodeignore",
	"MANIFEST.in",
	"pyproject.toml",
	"setup.py",
	"setup.cfg",
	"Cargo.toml",
	".prettierignore",
	"biome.json",
	"biome.jsonc",
	".biome.json",
	".biome.jsonc",
	"dprint.json",
	"dprint.jsonc",
	".dprint.json",
	".dprint.jsonc",
	".markdownlintignore",
	".dockerignore",
	".containerignore",
	"Chart.yaml",
	".helmignore",
]);

const namePattern =
	/^(?:\.prettierrc(?:\.\w+)?|prettier\.config\.[cm]?[jt]s|eslint\.config\.[cm]?[jt]s|\.markdownlint(?:rc|\.\w+)|\.markdownlint-cli2\.\w+|(?:Dockerfile|Containerfile)(?:\..+)?|.+\.(?:Dockerfile|Containerfile|dockerignore))$/;

const rootPaths: ReadonlySet<string> = new Set([
	".tacit/config.yaml",
	".tacit/README.md",
	".gitattributes",
	".pre-commit-config.yaml",
	".github/CODEOWNERS",
	"CODEOWNERS",
	"docs/CODEOWNERS",
	".gitlab/CODEOWNERS",
	".gitlab-ci.yml",
]);

/** Folders whose manifests are somebody's material, not projects of this repository. */
const materialFolder =
	/^(?:node_modules|vendor|third[_-]party|tests?|__tests__|specs?|__?fixtures?__?|fixtures?|testdata|test-data|examples?|samples?|templates?|site-packages|\..*)$/;

/** Whether the team's set-up wants to read the file at `path`. */
export function isSetupFile(path: RepoPath): boolean {
	if (rootPaths.has(path)) return true;
	if (/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) return true;
	const name = baseName(path);
	return (
		(names.has(name) || namePattern.test(name)) && isProject(folderOf(path))
	);
}

/** Whether a file that the team's set-up wants to read can lie in or below the folder. */
export function isSetupFolder(folder: RepoPath): boolean {
	return (
		isProject(folder) ||
		[".github", ".github/workflows", ".gitlab", ".tacit"].includes(folder)
	);
}

/** Whether no part of the folder's path says that it holds fixtures, examples or foreign code. */
export function isProject(folder: RepoPath): boolean {
	return (
		folder === "" ||
		!folder.split("/").some((part) => materialFolder.test(part))
	);
}

/** Folders of the tree in which a file has a name for which `isNamed` holds, the root first, each once. */
export function foldersWith(
	tree: SetupTree,
	isNamed: (name: string) => boolean,
): readonly RepoPath[] {
	const folders = new Set<RepoPath>();
	for (const path of tree.keys())
		if (isNamed(baseName(path))) folders.add(folderOf(path));
	return [...folders].sort();
}

/** The file `name` in `folder`. */
export function fileIn(folder: RepoPath, name: string): RepoPath {
	return folder === repoRoot ? (name as RepoPath) : joinRepoPath(folder, name);
}

/** A `package.json` as plain data; `undefined` where there is none or it is not an object. */
export function manifestIn(
	tree: SetupTree,
	folder: RepoPath,
): Readonly<Record<string, unknown>> | undefined {
	const text = tree.get(fileIn(folder, "package.json"));
	if (text === undefined) return undefined;
	try {
		const read: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
		return isRecord(read) ? read : undefined;
	} catch {
		return undefined;
	}
}

/** Whether a `package.json` names the package among what it depends on, in whatever way. */
export function dependsOn(
	manifest: Readonly<Record<string, unknown>> | undefined,
	name: string,
): boolean {
	return ["dependencies", "devDependencies", "peerDependencies"].some((key) => {
		const listed = manifest?.[key];
		return isRecord(listed) && Object.hasOwn(listed, name);
	});
}

/** Whether `value` is an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
