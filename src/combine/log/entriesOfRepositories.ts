import { compareEntries } from "./compareEntries.ts";
import type { EntryKey, LogEntry } from "./logEntry.ts";

/** The entries of a checkout, and the name that it has in the log. */
export interface RepositoryEntries {
	readonly name: string;
	readonly entries: readonly LogEntry[];
}

/** One log's entries out of several repositories', in its order. Keys bear the repository's name: two may hold the same note. */
export function entriesOfRepositories(
	repositories: readonly RepositoryEntries[],
): readonly LogEntry[] {
	return repositories
		.flatMap(({ name, entries }) => entries.map((entry) => named(entry, name)))
		.sort(compareEntries);
}

function named(entry: LogEntry, name: string): LogEntry {
	const keyOf = (key: EntryKey): EntryKey => `${name}:${key}`;
	return {
		...entry,
		key: keyOf(entry.key),
		repository: name,
		supersedes: entry.supersedes.map(keyOf),
		supersededBy: entry.supersededBy.map(keyOf),
		relations: entry.relations.map((relation) => ({
			...relation,
			key: keyOf(relation.key),
		})),
	};
}
