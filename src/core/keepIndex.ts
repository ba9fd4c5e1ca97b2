import { isTacitError } from "./errors.ts";
import { writeIndexCache } from "./index/indexCache.ts";
import { type LoadIndexOptions, loadIndex } from "./index/loadIndex.ts";
import { refreshIndex } from "./index/refreshIndex.ts";
import type { Visibility } from "./note.ts";
import { createPacer } from "./pacer.ts";
import type { Log, Workspace } from "./ports.ts";
import type { RepoPath } from "./repoPath.ts";

/** What keeps the index and the cache in step with the two trees. */
export interface IndexKeeper {
	/** Reads everything that changed since the last time, the notes near `first` before all others. */
	load(first: readonly RepoPath[]): Promise<void>;
	/** Reads what came, changed or went at these paths, of files or of whole folders. */
	refresh(visibility: Visibility, paths: readonly RepoPath[]): Promise<void>;
}

/** Keeps `index` over the trees. Loads do not overlap: a later one waits for the earlier. */
export function keepIndex(
	options: Omit<LoadIndexOptions, "first" | "drafts"> & {
		readonly drafts: Workspace;
		readonly log: Log;
	},
): IndexKeeper {
	const { index, workspace, drafts, slice, cache, log } = options;
	const trees = { published: workspace, draft: drafts };
	let loading: Promise<void> = Promise.resolve();
	/** What was refreshed while a load is under way, which may put in what it found before; `undefined` while none is. */
	let meanwhile: [Visibility, readonly RepoPath[]][] | undefined;
	const loadNow = async (first: readonly RepoPath[]) => {
		meanwhile = [];
		const report = await loadIndex({ ...options, first }).finally(async () => {
			const again = meanwhile ?? [];
			meanwhile = undefined;
			for (const [visibility, paths] of again)
				await refreshFiles(visibility, paths);
		});
		if (!cache || !report.isCacheStale) return;
		try {
			await writeIndexCache(index, { ...cache, slice });
		} catch (error) {
			log.info(`The index could not be kept for the next start: ${error}`);
		}
	};
	const refreshFiles = (visibility: Visibility, paths: readonly RepoPath[]) =>
		refreshIndex({
			...{ index, visibility, paths },
			tree: trees[visibility],
			pacer: createPacer(slice),
		});
	const load = (first: readonly RepoPath[]) => {
		const next = loading.then(() => loadNow(first));
		loading = next.catch(() => undefined);
		return next;
	};
	/** Whether one of the paths is, or was, of a folder: its own path alone is told when it comes or goes. */
	const hasFolder = async (
		paths: readonly RepoPath[],
		tree: Workspace,
		visibility: Visibility,
	) => {
		if (paths.length === 0) return false;
		const held = index.folders(visibility);
		for (const path of paths)
			if (held.has(path) || (await isFolder(tree, path))) return true;
		return false;
	};
	return {
		load,
		async refresh(visibility, paths) {
			const others = paths.filter((path) => !path.endsWith(".md"));
			if (await hasFolder(others, trees[visibility], visibility)) {
				await load([]);
				return;
			}
			meanwhile?.push([visibility, paths]);
			await refreshFiles(visibility, paths);
		},
	};
}

/** A link that leads out of the tree is none. */
async function isFolder(tree: Workspace, path: RepoPath): Promise<boolean> {
	try {
		return (await tree.kindOf(path)) === "folder";
	} catch (error) {
		if (isTacitError(error)) return false;
		throw error;
	}
}
