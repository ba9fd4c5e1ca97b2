import { isWithin, type RepoPath } from "../../core/repoPath.ts";
import type { EntryState, LogEntry } from "./logEntry.ts";

/** Which entries are wanted; what is left out counts for nothing, and of a list one is enough. */
export interface EntryFilter {
	/** Folders: entries of their areas, and those on code in them. */
	readonly areas?: readonly RepoPath[] | undefined;
	readonly states?: readonly EntryState[] | undefined;
	/** `YYYY-MM-DD`, that day included; the undated are left out. */
	readonly since?: string | undefined;
	readonly tags?: readonly string[] | undefined;
}

/** Whether anything is filtered at all. */
export function isFiltering(filter: EntryFilter): boolean {
	return Object.values(filter).some((each) => each !== undefined);
}

/** The wanted entries, in their order. */
export function filterEntries(
	entries: readonly LogEntry[],
	{ areas, states, since, tags }: EntryFilter,
): readonly LogEntry[] {
	return entries.filter(
		(entry) =>
			(areas?.some((area) => isOf(entry, area)) ?? true) &&
			(states?.includes(entry.state) ?? true) &&
			(since === undefined ||
				(entry.date !== undefined && entry.date >= since)) &&
			(tags?.some((tag) => entry.tags.includes(tag)) ?? true),
	);
}

function isOf(entry: LogEntry, area: RepoPath): boolean {
	return (
		isWithin(area, entry.area) ||
		isWithin(area, entry.source.path) ||
		entry.code.some(({ path }) => isWithin(area, path))
	);
}
