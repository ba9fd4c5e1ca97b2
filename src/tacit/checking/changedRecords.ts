import type { UnrankedFinding } from "../../combine/check/checkFinding.ts";
import { recordNews } from "../../combine/check/recordNews.ts";
import type { DecisionRecord } from "../../combine/records/decisionRecord.ts";
import { readRecordBytes } from "../../combine/records/recordReading.ts";
import type { History, WorkChange } from "../../core/ports.ts";
import { mayHoldRecords } from "../../core/recordPath.ts";
import { baseName, folderOf, type RepoPath } from "../../core/repoPath.ts";
import type { Records } from "../records.ts";

/** Tells what changes do to decision records that are files of their own: those that come, go, and hold no more. */
export async function changedRecords(
	changes: readonly WorkChange[],
	{ records }: Pick<Records, "records">,
	history: Pick<History, "blob">,
): Promise<readonly UnrankedFinding[]> {
	const touched = changes.filter(({ before, after }) =>
		[before?.path, after].some(
			(path) => path !== undefined && mayHoldRecords(baseName(path)),
		),
	);
	if (touched.length === 0) return [];
	const read = await records();
	const known = new Map(read.records.map((record) => [record.path, record]));
	const folders = new Set(read.folders.map(({ folder }) => folder));
	const found: UnrankedFinding[] = [];
	for (const { before, after } of touched) {
		const path = after ?? before?.path;
		if (path === undefined) continue;
		const now = after === undefined ? undefined : known.get(after);
		const mayHaveBeen = before && (now ?? folders.has(folderOf(before.path)));
		const then = mayHaveBeen
			? await recordIn(before.path, before.blob, history)
			: undefined;
		const news = recordNews({ path, before: then, after: now });
		if (news) found.push(news);
	}
	return found;
}

/** The record that a file was; `undefined` where it had neither the number nor the form of one, as a README. */
async function recordIn(
	path: RepoPath,
	blob: string,
	history: Pick<History, "blob">,
): Promise<DecisionRecord | undefined> {
	const bytes = await history.blob(blob);
	const reading = bytes && readRecordBytes(path, bytes);
	if (!reading || "refused" in reading) return undefined;
	const { record, looksLikeRecord } = reading;
	return record.label !== undefined || looksLikeRecord ? record : undefined;
}
