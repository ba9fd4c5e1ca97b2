import type { DecisionRecord, RecordLink } from "../records/decisionRecord.ts";
import { areaOfRecord } from "./areaOf.ts";
import type { EntryRelation, LogEntry } from "./logEntry.ts";

/** The entry of a record, as the record alone has it: what other records say of it is not yet in it. See `linkEntries`. */
export function entryOfRecord(record: DecisionRecord): LogEntry {
	const status = record.statuses.at(-1);
	const targets = (is: RecordLink["is"]) => [
		...new Set(
			record.links.flatMap((link) =>
				link.is === is && link.target !== undefined ? [link.target] : [],
			),
		),
	];
	return {
		key: record.path,
		repository: undefined,
		source: { type: "record", path: record.path },
		title: record.title,
		status: status?.written ?? "",
		state: status?.is ?? "unknown",
		date: record.date,
		people: record.people,
		tags: record.tags,
		area: areaOfRecord(record.path),
		gist: record.gist,
		why: record.why,
		rejected: record.rejected,
		diagrams: record.diagrams,
		code: record.files.map((path) => ({
			...{ path, lines: undefined, symbol: undefined },
		})),
		supersedes: targets("supersedes"),
		supersededBy: targets("superseded-by"),
		relations: record.links.flatMap(relationOf),
		notes: [],
		until: undefined,
		recordedIn: undefined,
	};
}

function relationOf({
	is,
	written,
	target,
}: RecordLink): readonly EntryRelation[] {
	if (target === undefined || is === "supersedes" || is === "superseded-by")
		return [];
	return [{ is, written: written || undefined, key: target }];
}
