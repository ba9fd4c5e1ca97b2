import type { DecisionRecord } from "../../combine/records/decisionRecord.ts";
import { ownCopy } from "../../core/ownCopy.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { Searched } from "../../internalize/search/searched.ts";

/** A decision record as it is searched. */
export function searchedRecord({
	path,
	title,
	statuses,
	people,
	tags,
	date,
}: DecisionRecord): Searched {
	return {
		key: recordKey(path),
		...{ kind: "record", file: path, visibility: "published" },
		state: statuses.at(-1)?.is ?? "unknown",
		title: ownCopy(title),
		...{ people, date, paths: [], symbols: [] },
		tags: tags.map(ownCopy),
	};
}

/** Tells a record from every other one, and from notes. */
export function recordKey(path: RepoPath): string {
	return `record: ${path}`;
}
