import ignore, { type Ignore } from "ignore";
import { isTacitError } from "../../core/errors.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { decodeText } from "../../core/textEncoding.ts";
import type { TreeGuard } from "./treeGuard.ts";
import { readInTree } from "./visitFiles.ts";

/** What the `.gitignore` files of a folder, and of those above it, leave out. */
export interface IgnoreRules {
	/** Those of a folder in this one, whose `.gitignore` is read where it has one. */
	below(folder: RepoPath, hasOwn: boolean): IgnoreRules;
	/** Whether an entry of the folder is left out. What a folder that is left out holds is not to be asked for. */
	leavesOut(path: RepoPath, isFolder: boolean): boolean;
}

/** Larger files are not read. */
const maximumBytes = 256 * 1024;
/** Of a pattern with more of them it cannot be said how long a look takes: it is passed over, as in `*a*a*a*a*`. */
const mostStars = 3;

/** Rules where there are none yet. */
export function ignoreRules(guard: TreeGuard): IgnoreRules {
	return rulesOf([]);

	/** The nearest folder's first: what it says of an entry holds. */
	function rulesOf(all: readonly FolderRules[]): IgnoreRules {
		return {
			below(folder, hasOwn) {
				const own = hasOwn ? readRules(guard, folder) : undefined;
				return own ? rulesOf([{ folder, own }, ...all]) : this;
			},
			leavesOut(path, isFolder) {
				for (const { folder, own } of all) {
					const below = folder === "" ? path : path.slice(folder.length + 1);
					const told = own.test(isFolder ? `${below}/` : below);
					if (told.ignored || told.unignored) return told.ignored;
				}
				return false;
			},
		};
	}
}

interface FolderRules {
	readonly folder: RepoPath;
	readonly own: Ignore;
}

function readRules(guard: TreeGuard, folder: RepoPath): Ignore | undefined {
	const file = (
		folder === "" ? ".gitignore" : `${folder}/.gitignore`
	) as RepoPath;
	try {
		const content = readInTree(guard, file, { maximumBytes });
		const decoded = content && decodeText(content.bytes);
		if (!decoded || !("text" in decoded)) return undefined;
		// As git does where disks take one case for the other.
		const ignorecase = process.platform !== "linux";
		return ignore({ ignorecase }).add(
			decoded.text.split(/\r?\n/).filter(isQuick),
		);
	} catch (error) {
		if (!isTacitError(error)) throw error;
		return undefined;
	}
}

function isQuick(pattern: string): boolean {
	return (pattern.match(/\*+/g)?.length ?? 0) <= mostStars;
}
