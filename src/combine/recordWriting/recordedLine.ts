import type { RepoPath } from "../../core/repoPath.ts";
import { readRecord } from "../records/readRecord.ts";
import { headingOf, linkTo } from "../records/recordEdits.ts";

/** The line by which a note says that a record (its path and text) was made of it. */
export function recordedLine(
	note: RepoPath,
	path: RepoPath,
	text: string,
): string {
	const record = readRecord(path, text);
	return `Recorded in ${linkTo(note, record, headingOf({ record, source: text }))}.`;
}
