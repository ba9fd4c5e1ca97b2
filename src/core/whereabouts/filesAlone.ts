import type { Pacer } from "../pacer.ts";
import type { Workspace, WorkTree } from "../ports.ts";
import { folderOf, type RepoPath } from "../repoPath.ts";
import type { AskedHistory } from "./stoppable.ts";

/** Of more files those in the upper folders are looked into. */
const mostFiles = 20_000;

/**
 * What a search for moved code asks of history, where there is none: which files there are, by a walk, the first 20,000.
 * In place of blob ids they have the disk's stamps, which no blob id equals, so that what did not change is not looked into
 * again. Of the past nothing is known.
 */
export function filesAlone(
	workspace: Pick<Workspace, "walk" | "listFolder">,
	pacer: Pacer,
): AskedHistory {
	return {
		additions: async () => new Map(),
		blob: async () => undefined,
		changesSince: async () => new Map(),
		renamesSince: async () => () => new Map(),
		show: async () => undefined,
		async workTree() {
			const walked = await workspace.walk(() => true, pacer);
			const files = new Set(walked.slice(0, mostFiles));
			const tree = new Map<RepoPath, string | undefined>();
			for (const folder of new Set([...files].map(folderOf))) {
				if (pacer.isDue()) await pacer.rest();
				// A link's own stamp says nothing of what it leads to.
				for (const { path, stamp } of await workspace.listFolder(folder))
					if (files.has(path)) tree.set(path, stamp || undefined);
			}
			return tree satisfies WorkTree;
		},
	};
}
