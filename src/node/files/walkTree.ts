import { type Dirent, readdirSync } from "node:fs";
import { sep } from "node:path";
import { isTacitError } from "../../core/errors.ts";
import { noteFolderName } from "../../core/notePath.ts";
import type { Pacer } from "../../core/pacer.ts";
import { baseName, type RepoPath, repoRoot } from "../../core/repoPath.ts";
import { fileErrorCode, isMissing } from "./fileError.ts";
import type { TreeGuard } from "./treeGuard.ts";

const mostFolders = 20_000;
const passedBy: ReadonlySet<string> = new Set([
	".git",
	"node_modules",
	noteFolderName,
]);

/** As `Workspace.walk`: the files of a tree whose names are wanted, the upper folders first. */
export async function walkTree(
	guard: TreeGuard,
	isWanted: (name: string) => boolean,
	pacer: Pacer,
): Promise<readonly RepoPath[]> {
	const found: RepoPath[] = [];
	const folders: RepoPath[] = [repoRoot];
	for (let next = 0; next < Math.min(folders.length, mostFolders); next++) {
		const folder = folders[next] as RepoPath;
		if (pacer.isDue()) await pacer.rest();
		const entries = entriesOf(guard, folder);
		if (entries === undefined) {
			if (isWanted(baseName(folder))) found.push(folder);
			continue;
		}
		const isNested =
			folder !== repoRoot && entries.some(({ name }) => name === ".git");
		for (const entry of isNested ? [] : entries) {
			const { name } = entry;
			const path = (folder === "" ? name : `${folder}/${name}`) as RepoPath;
			if (!entry.isDirectory()) {
				if (isWanted(name)) found.push(path);
			} else if (!passedBy.has(name)) {
				guard.know(path, `${guard.folder(folder)}${sep}${name}`);
				folders.push(path);
			}
		}
	}
	return found;
}

/** `undefined`: the folder cannot be read. */
function entriesOf(
	guard: TreeGuard,
	folder: RepoPath,
): readonly Dirent[] | undefined {
	try {
		const place = guard.folder(folder);
		return place === undefined
			? []
			: readdirSync(place, { withFileTypes: true });
	} catch (error) {
		if (isMissing(error)) return [];
		if (isTacitError(error) || fileErrorCode(error) !== undefined)
			return undefined;
		throw error;
	}
}
