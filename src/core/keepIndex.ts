import { writeIndexCache } from "./index/indexCache.ts";
import { type LoadIndexOptions, loadIndex } from "./index/loadIndex.ts";
import { type NoteRow, packNote } from "./index/noteRow.ts";
import { scanFile } from "./index/scanFile.ts";
import type { NoteFile, Visibility } from "./note.ts";
import { createPacer } from "./pacer.ts";
import type { Log, Workspace } from "./ports.ts";
import type { RepoPath } from "./repoPath.ts";

/** What keeps the index and the cache in step with the two trees. */
export interface IndexKeeper {
	/** Reads everything that changed since the last time, the notes near `first` before all others. */
	load(first: readonly RepoPath[]): Promise<void>;
	/** Reads what changed at these paths. */
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
	let loading: Promise<void> = Promise.resolve();
	const loadNow = async (first: readonly RepoPath[]) => {
		const report = await loadIndex({ ...options, first });
		if (!cache || !report.isCacheStale) return;
		try {
			await writeIndexCache(index, { ...cache, pacer: createPacer(slice) });
		} catch (error) {
			log.info(`The index could not be kept for the next start: ${error}`);
		}
	};
	const load = (first: readonly RepoPath[]) => {
		const next = loading.then(() => loadNow(first));
		loading = next.catch(() => undefined);
		return next;
	};
	return {
		load,
		async refresh(visibility, paths) {
			// A folder that goes or comes is told by its own path alone.
			if (
				paths.some((path) => !path.includes(".", path.lastIndexOf("/") + 2))
			) {
				await load([]);
				return;
			}
			const tree = visibility === "draft" ? drafts : workspace;
			const rows: NoteRow[] = [];
			const gone: NoteFile[] = [];
			for (const path of paths) {
				if (!path.endsWith(".md")) continue;
				const file: NoteFile = { path, visibility };
				const content = await tree.read(path);
				if (content)
					rows.push(
						packNote(file, content.stamp, scanFile(file, content.bytes)),
					);
				else gone.push(file);
			}
			index.update({ rows, gone });
		},
	};
}
