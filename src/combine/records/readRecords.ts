import type { Finding } from "../../core/finding.ts";
import { type Message, msg } from "../../core/message.ts";
import { baseName, folderOf, type RepoPath } from "../../core/repoPath.ts";
import { checkRecords, type RecordSource } from "./checkRecords.ts";
import type { DecisionRecord } from "./decisionRecord.ts";
import {
	isNumbered,
	isSeldomRecord,
	type RecordFolder,
} from "./findRecordFolders.ts";
import { recordOf } from "./readRecord.ts";
import type { DayOrder } from "./recordDate.ts";
import type { RecordFinding } from "./recordFinding.ts";
import { recordParts } from "./recordParts.ts";
import type { RecordReading } from "./recordReading.ts";
import { recordText } from "./recordText.ts";
import { resolveLinks } from "./resolveLinks.ts";
import { RecordNames } from "./resolveName.ts";

/** Every record of a repository, and what is wrong with them. */
export interface RecordsRead {
	/** Ordered by path. */
	readonly records: readonly DecisionRecord[];
	/** Ordered by path and line. */
	readonly findings: readonly RecordFinding[];
}

/**
 * Reads the records of a repository together: what their links name, and what is wrong between them. `folders` are those
 * that `findRecordFolders` found, `readings` what was read of their `files`. Each of these is a record, or in a finding,
 * or, in a folder that turns out to hold no record, neither.
 */
export function readRecords(
	folders: readonly RecordFolder[],
	readings: ReadonlyMap<RepoPath, RecordReading>,
): RecordsRead {
	const findings: RecordFinding[] = [];
	const sources: RecordSource[] = [];
	const homes = new Map<RepoPath, RepoPath>();
	for (const folder of folders) {
		const sorted = sortReadings(folder, readings);
		for (const source of sorted.sources) {
			sources.push(source);
			homes.set(source.record.path, folder.folder);
		}
		findings.push(...sorted.findings);
	}
	const ordered = withKnownDays(sources).sort((a, b) =>
		a.record.path < b.record.path ? -1 : 1,
	);
	const names = new RecordNames(
		ordered.map(({ record }) => record),
		(path) => homes.get(path) ?? folderOf(path),
	);
	const resolved = resolveLinks(ordered, names);
	findings.push(...resolved.findings);
	for (const { record } of resolved.sources)
		for (const finding of record.findings)
			findings.push(findingAt(record.path, finding));
	findings.push(...checkRecords(resolved.sources));
	return {
		records: resolved.sources.map(({ record }) => record),
		findings: findings.sort(byPlace),
	};
}

/** A folder's files: records, and what is to be said of the others. */
function sortReadings(
	folder: RecordFolder,
	readings: ReadonlyMap<RepoPath, RecordReading>,
): {
	readonly sources: readonly RecordSource[];
	readonly findings: readonly RecordFinding[];
} {
	const sources: RecordSource[] = [];
	const findings: RecordFinding[] = [];
	const unknown: RecordFinding[] = [];
	if (folder.isGuessed && !holdsRecords(folder, readings))
		return { sources, findings };
	for (const path of folder.files) {
		const reading = readings.get(path);
		if (reading === undefined) continue;
		if ("refused" in reading) findings.push(findingAt(path, reading.refused));
		else if (
			folder.isGuessed
				? isPlainRecord(reading)
				: isNumbered(path) || reading.looksLikeRecord
		) {
			const { record, text: source, dayOrder } = reading;
			sources.push({ record, source, folder, dayOrder });
			for (const finding of reading.findings)
				findings.push(findingAt(path, finding));
		} else if (folder.isGuessed || !isSeldomRecord(path))
			unknown.push(
				unknownFinding(
					path,
					/^readme\./i.test(baseName(path))
						? msg`a title, a status and a decision`
						: msg`a title, a status and a decision, or the name \`README.md\``,
				),
			);
	}
	for (const path of folder.foreign)
		findings.push(
			unknownFinding(
				path,
				msg`Markdown, e.g. \`${baseName(path).replace(/\.[^.]+$/, "")}.md\``,
			),
		);
	// A folder of another kind may be named like one of records.
	return sources.length + findings.length > 0
		? { sources, findings: [...findings, ...unknown] }
		: { sources, findings };
}

/** Whether more of its pages are records than are not. */
function holdsRecords(
	{ files }: RecordFolder,
	readings: ReadonlyMap<RepoPath, RecordReading>,
): boolean {
	const read = files.flatMap((path) => readings.get(path) ?? []);
	const records = read.filter(isPlainRecord).length;
	return records > 1 && records * 2 > read.length;
}

/** Whether it says in so many words what was decided, and why or whether it holds. */
function isPlainRecord(reading: RecordReading): boolean {
	return (
		!("refused" in reading) &&
		reading.looksLikeRecord &&
		reading.record.style !== "free"
	);
}

/** Reads days that could be two in the order that others of the same folder show. */
function withKnownDays(sources: readonly RecordSource[]): RecordSource[] {
	const orders = new Map<RecordFolder, Set<DayOrder>>();
	for (const { folder, dayOrder } of sources)
		if (dayOrder)
			orders.set(folder, (orders.get(folder) ?? new Set()).add(dayOrder));
	return sources.map((each) => {
		const [order, other] = orders.get(each.folder) ?? [];
		const { record, source } = each;
		const isOpen = record.findings.some(({ code }) => code === "record-date");
		if (!order || other || !isOpen) return each;
		const parts = recordParts(record.path, recordText(source));
		return {
			...each,
			record: recordOf(record.path, parts, source.length, order),
		};
	});
}

function unknownFinding(path: RepoPath, expected: Message): RecordFinding {
	return findingAt(path, {
		code: "record-unknown",
		severity: "info",
		lines: { start: 1, end: 1 },
		found: baseName(path),
		expected,
	});
}

function findingAt(path: RepoPath, finding: Finding): RecordFinding {
	return {
		...finding,
		file: { visibility: "published", path },
		fix: undefined,
	};
}

function byPlace(one: RecordFinding, other: RecordFinding): number {
	if (one.file.path !== other.file.path)
		return one.file.path < other.file.path ? -1 : 1;
	return one.lines.start - other.lines.start;
}
