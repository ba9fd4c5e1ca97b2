import type { Anchor } from "../anchor/anchor.ts";
import type { PreparedText } from "../anchor/preparedText.ts";
import type { Pacer } from "../pacer.ts";
import type { Changes, History, WorkTree } from "../ports.ts";
import { baseName, type RepoPath } from "../repoPath.ts";
import type { Base } from "./bases.ts";
import { isQuotingFile, nearness } from "./nearness.ts";
import { shareOf } from "./shareOf.ts";
import type { Texts } from "./texts.ts";

/** New files that are compared with one that is gone. */
const mostNewFiles = 40;
/** The share of the old file's lines that the file which took its place must hold. */
const alike = 0.5;

/**
 * Finds the file that took the place of an anchor's, which is gone, or another by now: the one that git pairs with it, else the only one
 * with its blob, else the one to which renames lead step by step, else the new file most like its text, where that is
 * known. `undefined` where there is none.
 */
export type FindHeir = (
	anchor: Pick<Anchor, "path" | "blob">,
	past: PreparedText | undefined,
	base: Base | undefined,
) => Promise<Heir>;

/** The file that took the place of another. */
export interface Heir {
	readonly path: RepoPath | undefined;
	/** New files that the old one's text was compared with. */
	readonly compared: readonly RepoPath[];
}

/**
 * Compares a file that is gone with new ones once, however many anchors it has, and asks git once for the renames since all
 * of the `commits`: those of the bases that it may be asked with.
 */
export function heirFinder({
	tree,
	history,
	texts,
	pacer,
	commits,
}: {
	readonly tree: WorkTree;
	readonly history: Pick<History, "renamesSince">;
	readonly texts: Texts;
	readonly pacer: Pacer;
	readonly commits: readonly string[];
}): FindHeir {
	const twins = byBlob(tree);
	const heirs = new Map<RepoPath, Heir>();
	const mostAlike = async (
		path: RepoPath,
		past: PreparedText,
		since: Changes | undefined,
	): Promise<Heir> => {
		let best: RepoPath | undefined;
		let bestShare = alike;
		const compared = newFiles(path, tree, since);
		for (const each of compared) {
			if (pacer.isDue()) await pacer.rest();
			const text = await texts.today(each);
			const share = text ? shareOf(past, text) : 0;
			if (share > bestShare) [best, bestShare] = [each, share];
		}
		return { path: best, compared };
	};
	let renames: ReturnType<History["renamesSince"]> | undefined;
	const followed = async (path: RepoPath, commit: string) => {
		const since = await pacer.during(() => {
			renames ??= history.renamesSince(commits);
			return renames;
		});
		const last = since(commit).get(path);
		return last !== undefined && tree.has(last) ? last : undefined;
	};
	return async ({ path, blob }, past, base) => {
		const told = base?.changes.renames.get(path);
		if (told !== undefined) return { path: told, compared: [] };
		const [twin, ...more] = (blob && twins.get(blob)) || [];
		if (twin !== undefined && more.length === 0)
			return { path: twin, compared: [] };
		const last = base && (await followed(path, base.commit));
		if (last !== undefined || !past) return { path: last, compared: [] };
		const known = heirs.get(path);
		if (known) return known;
		const heir = await mostAlike(path, past, base?.changes);
		heirs.set(path, heir);
		return heir;
	};
}

/** Files that were not there in the commit, or that git does not know yet, of the same kind by their names. */
function newFiles(
	path: RepoPath,
	tree: WorkTree,
	since: Changes | undefined,
): readonly RepoPath[] {
	const ending = endingOf(path);
	const found = new Set<RepoPath>();
	for (const [each, blob] of tree)
		if (blob === undefined && endingOf(each) === ending)
			if (!since?.changed.has(each))
				// One that git knows was there before, if it was not added since.
				found.add(each);
	for (const each of since?.added ?? [])
		if (endingOf(each) === ending) found.add(each);
	// What was another file is not new.
	for (const each of since?.renames.values() ?? []) found.delete(each);
	return [...found]
		.filter((each) => !isQuotingFile(each, path))
		.sort((a, b) => nearness(path, b) - nearness(path, a))
		.slice(0, mostNewFiles);
}

function byBlob(tree: WorkTree): ReadonlyMap<string, readonly RepoPath[]> {
	const paths = new Map<string, RepoPath[]>();
	for (const [path, blob] of tree) {
		if (blob === undefined) continue;
		const same = paths.get(blob);
		if (same) same.push(path);
		else paths.set(blob, [path]);
	}
	return paths;
}

function endingOf(path: RepoPath): string {
	const name = baseName(path);
	return name.slice(name.lastIndexOf(".") + 1);
}
