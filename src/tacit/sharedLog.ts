import {
	entriesOfRepositories,
	type RepositoryEntries,
} from "../combine/log/entriesOfRepositories.ts";
import {
	type EntryFilter,
	filterEntries,
} from "../combine/log/filterEntries.ts";
import type { LogEntry } from "../combine/log/logEntry.ts";
import type { LogPage } from "../combine/log/logPage.ts";
import type { LogPlan } from "../combine/log/logPlan.ts";
import { planLog } from "../combine/log/planLog.ts";
import { safeTexts } from "../combine/log/safeTexts.ts";
import { folderOf, type RepoPath } from "../core/repoPath.ts";

/** What one log of several repositories is planned from. */
export interface SharedLogRequest extends EntryFilter {
	readonly repositories: readonly RepositoryEntries[];
	/** The log's file, in the folder that it is written to. */
	readonly path: RepoPath;
	/** What stands in it; `undefined`: there is none. */
	readonly before: string | undefined;
	/** The address of a file of one of the repositories. */
	readonly linkTo: LogPage["linkTo"];
	readonly letGo?: ReadonlySet<string> | undefined;
}

/** Plans one log of several repositories. */
export async function planSharedLog(
	request: SharedLogRequest,
): Promise<LogPlan & { readonly entries: readonly LogEntry[] }> {
	const { path, before, linkTo, letGo } = request;
	const all = entriesOfRepositories(request.repositories);
	const entries = filterEntries(all, request);
	const safe = safeTexts(folderOf(path), new Map(), linkTo);
	if (safe.missing(entries)) {
		const { safeMarkdown } = await import("../core/markdown/safeMarkdown.ts");
		safe.prepare(entries, safeMarkdown);
	}
	const plan = planLog({
		...{ entries, path, letGo },
		texts: new Map(before === undefined ? [] : [[path, before]]),
		safeIn: () => safe.get,
		linkElsewhere: linkTo,
	});
	return { ...plan, entries };
}
