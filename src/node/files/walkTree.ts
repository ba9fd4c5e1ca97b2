import { type Dirent, readdirSync } from "node:fs";
import { sep } from "node:path";
import { isTacitError } from "../../core/errors.ts";
import { noteFolderName } from "../../core/notePath.ts";
import type { Pacer } from "../../core/pacer.ts";
import { baseName, type RepoPath, repoRoot } from "../../core/repoPath.ts";
import { fileErrorCode, isMissing } from "./fileError.ts";
import { ignoreRules } from "./ignoreRules.ts";
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
	const folders = [{ folder: repoRoot, above: ignoreRules(guard) }];
	for (const [at, { folder, above }] of folders.entries()) {
		if (at === mostFolders) break;
		if (pacer.isDue()) await pacer.rest();
		const entries = entriesOf(guard, folder);
		if (entries === undefined) {
			if (isWanted(baseName(folder))) found.push(folder);
			continue;
		}
		const isNested =
			folder !== repoRoot && entries.some(({ name }) => name === ".git");
		if (isNested) continue;
		const hasRules = entries.some(({ name }) => name === ".gitignore");
		const rules = above.below(folder, hasRules);
		for (const entry of entries) {
			const { name } = entry;
			const path = (folder === "" ? name : `${folder}/${name}`) as RepoPath;
			if (!entry.isDirectory()) {
				if (isWanted(name) && !rules.leavesOut(path, false)) found.push(path);
			} else if (!passedBy.has(name) && !rules.leavesOut(path, true)) {
				guard.know(path, `${guard.folder(folder)}${sep}${name}`);
				folders.push({ folder: path, above: rules });
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
