import { markName } from "../log/entryName.ts";
import type { EntryKey } from "../log/logEntry.ts";
import type { DecisionRecord } from "../records/decisionRecord.ts";

/**
 * Records without those that Tacit exported of decisions that stand here themselves: an export into a folder of its own repository
 * must not double them. `notes`: the keys of the entries that notes have.
 */
export function withoutExports(
	records: readonly DecisionRecord[],
	notes: Iterable<EntryKey>,
): readonly DecisionRecord[] {
	if (records.every(({ exportedFrom }) => exportedFrom === undefined))
		return records;
	const own = new Set<string>();
	for (const key of notes) own.add(markName(key));
	for (const { path, exportedFrom } of records)
		if (exportedFrom === undefined) own.add(markName(path));
	return records.filter(
		({ exportedFrom }) =>
			exportedFrom === undefined ||
			// One of several checkouts bears the name of its own.
			!(own.has(exportedFrom) || own.has(exportedFrom.replace(/^[^:]*:/, ""))),
	);
}
