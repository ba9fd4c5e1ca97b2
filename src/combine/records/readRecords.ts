import type { Finding } from "../../core/finding.ts";
import { type Message, msg } from "../../core/message.ts";
import { baseName, folderOf, type RepoPath } from "../../core/repoPath.ts";
import { checkRecords, type RecordSource } from "./checkRecords.ts";
import type { DecisionRecord } from "./decisionRecord.ts";
import type { RecordFolder } from "./findRecordFolders.ts";
import { isNumbered } from "./findRecordFolders.ts";
import { recordOf } from "./readRecord.ts";
import { type DayOrder, dayOrderIn } from "./recordDate.ts";
import { dateField } from "./recordDay.ts";
import type { RecordFinding } from "./recordFinding.ts";
import { looksLikeRecord, recordParts } from "./recordParts.ts";
import { recordText } from "./recordText.ts";
import { resolveLinks } from "./resolveLinks.ts";
import { RecordNames } from "./resolveName.ts";

/** What was read of a file. `refused` is a finding's words: why it has no text. */
export type RecordContent =
	| { readonly text: string; readonly isLegacy?: boolean }
	| {
			readonly refused: Pick<Finding, "code" | "found" | "expected">;
	  };

/** A file of a record folder, as read. */
export interface RecordFile {
	readonly path: RepoPath;
	readonly content: RecordContent;
}

/** Every record of a repository, and what is wrong with them. */
export interface RecordsRead {
	/** Ordered by path. */
	readonly records: readonly DecisionRecord[];
	/** Ordered by path and line. */
	readonly findings: readonly RecordFinding[];
}

/**
 * Reads the records of a repository together: what their links name, and what is wrong between them. `folders` are those
 * that `findRecordFolders` found, `files` the contents of their `files`. Each file is a record, or in a finding, or, in a
 * folder that turns out to hold no record, neither.
 */
export function readRecords(
	folders: readonly RecordFolder[],
	files: readonly RecordFile[],
): RecordsRead {
	const byPath = new Map(files.map((file) => [file.path, file]));
	const findings: RecordFinding[] = [];
	const sources = new Map<RepoPath, RecordSource>();
	const homes = new Map<RepoPath, RecordFolder>();
	for (const folder of folders) {
		const unknown: RecordFinding[] = [];
		let count = folder.foreign.length;
		for (const path of folder.files) {
			const content = byPath.get(path)?.content;
			if (content === undefined) continue;
			homes.set(path, folder);
			if ("refused" in content) {
				findings.push(
					findingAt(path, {
						...content.refused,
						severity: "error",
						lines: firstLine,
					}),
				);
				count++;
				continue;
			}
			const text = recordText(content.text);
			const parts = recordParts(path, text);
			if (isNumbered(path) || looksLikeRecord(parts)) {
				const record = recordOf(path, parts, content.text.length);
				sources.set(path, { record, parts, source: content.text, folder });
				count++;
				if (content.isLegacy)
					findings.push(
						findingAt(path, {
							code: "encoding",
							severity: "warning",
							lines: firstLine,
							found: msg`no UTF-8, and read as Latin-1`,
							expected: msg`UTF-8`,
						}),
					);
			} else
				unknown.push(
					unknownFinding(
						path,
						msg`a title, a status and a decision, or a name as \`README.md\` has it`,
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
		// A folder of another kind that is named like one of records.
		if (count > 0) findings.push(...unknown);
	}
	const ordered = withKnownDays([...sources.values()]).sort((a, b) =>
		a.record.path < b.record.path ? -1 : 1,
	);
	const names = new RecordNames(
		ordered.map(({ record }) => record),
		(path) => homes.get(path)?.folder ?? folderOf(path),
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

/** Reads days that could be two in the order that others of the same folder show. */
function withKnownDays(sources: readonly RecordSource[]): RecordSource[] {
	const orders = new Map<RecordFolder, Set<DayOrder>>();
	for (const { folder, parts } of sources) {
		const order = dayOrderIn(dateField(parts)?.value ?? "");
		if (order) orders.set(folder, (orders.get(folder) ?? new Set()).add(order));
	}
	return sources.map((source) => {
		const [order, other] = orders.get(source.folder) ?? [];
		const { record, parts, source: text } = source;
		const isOpen = record.findings.some(({ code }) => code === "record-date");
		return order && !other && isOpen
			? { ...source, record: recordOf(record.path, parts, text.length, order) }
			: source;
	});
}

const firstLine = { start: 1, end: 1 };

function unknownFinding(path: RepoPath, expected: Message): RecordFinding {
	return findingAt(path, {
		code: "record-unknown",
		severity: "info",
		lines: firstLine,
		found: baseName(path),
		expected,
	});
}

/** A finding of a record's file. */
export function findingAt(
	path: RepoPath,
	finding: Finding,
	fix?: RecordFinding["fix"],
): RecordFinding {
	return { ...finding, file: { visibility: "published", path }, fix };
}

function byPlace(one: RecordFinding, other: RecordFinding): number {
	if (one.file.path !== other.file.path)
		return one.file.path < other.file.path ? -1 : 1;
	return one.lines.start - other.lines.start;
}
