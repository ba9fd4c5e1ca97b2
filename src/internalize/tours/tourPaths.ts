import {
	baseName,
	type RepoPath,
	repoRoot,
	resolveRepoPath,
} from "../../core/repoPath.ts";

/** Files that CodeTour takes for the main tour of a folder. */
const mainFiles = [".tour", ".vscode/main.tour", "main.tour"];
/** Folders in which it reads every file, however deep. */
export const tourFolders = [
	".vscode/tours",
	".github/tours",
	".tours",
] as const;
/** Where VS Code keeps a folder's settings, which may name one more. */
export const editorSettingsPath = ".vscode/settings.json" as RepoPath;

/**
 * The folder for which a file is a tour, where CodeTour would look for it when that folder is opened: its steps are relative to
 * it. `undefined` for a file that lies in none of the usual places. `custom` is one more folder, of the root's.
 */
export function tourRootOf(
	path: RepoPath,
	custom: RepoPath | undefined,
): RepoPath | undefined {
	if (custom !== undefined && path.startsWith(`${custom}/`)) return repoRoot;
	for (const folder of tourFolders) {
		if (path.startsWith(`${folder}/`)) return repoRoot;
		const at = path.indexOf(`/${folder}/`);
		if (at > 0) return path.slice(0, at) as RepoPath;
	}
	for (const file of mainFiles) {
		if (path === file) return repoRoot;
		if (path.endsWith(`/${file}`))
			return path.slice(0, -file.length - 1) as RepoPath;
	}
	return undefined;
}

/** Whether the name alone says that the file is a tour; of others in a folder for tours only those are that read as one. */
export function isTourName(path: RepoPath): boolean {
	return baseName(path).endsWith(".tour");
}

/**
 * What a step's `file` or `directory` names, seen from the tour's root as CodeTour sees it (a `/` at its start says nothing);
 * `undefined` for what leaves the repository.
 */
export function stepPath(
	root: RepoPath,
	written: string,
): RepoPath | undefined {
	const plain = written.replaceAll("\\", "/").replace(/^\/+/, "");
	return resolveRepoPath(root, plain);
}
