import { msg } from "../../core/message.ts";
import { baseName, folderOf, type RepoPath } from "../../core/repoPath.ts";
import { checkSupersession } from "./checkSupersession.ts";
import type { DecisionRecord } from "./decisionRecord.ts";
import { findCycles } from "./findCycles.ts";
import type { RecordFolder } from "./findRecordFolders.ts";
import type { DayOrder } from "./recordDate.ts";
import type { RecordFinding } from "./recordFinding.ts";
import { recordText } from "./recordText.ts";

/** A record with the text that it was read from. */
export interface RecordSource {
	readonly record: DecisionRecord;
	readonly source: string;
	readonly folder: RecordFolder;
	/** How its date shows days to be written, where it does. */
	readonly dayOrder: DayOrder | undefined;
}

/** What is wrong between records whose links are resolved: numbers, statuses, supersession. */
export function checkRecords(
	sources: readonly RecordSource[],
): RecordFinding[] {
	return [
		...missingStatuses(sources),
		...sameNumbers(sources),
		...checkSupersession(sources),
		...findCycles(sources.map(({ record }) => record)),
	];
}

function missingStatuses(sources: readonly RecordSource[]): RecordFinding[] {
	return sources
		.filter(
			({ record, folder }) =>
				record.statuses.length === 0 &&
				!folder.isLog4brains &&
				!record.findings.some(({ code }) => code === "too-large"),
		)
		.map(({ record, source }) => {
			const text = recordText(source);
			const section = text.sections.find(({ heading }) =>
				/^status\b/i.test(heading),
			);
			const title = text.sections.find(({ depth }) => depth === 1);
			const line = section?.line ?? title?.line ?? 1;
			return {
				code: "record-status-missing",
				severity: "info",
				lines: { start: line, end: line },
				found: "",
				expected:
					record.style === "nygard"
						? msg`a word below \`## Status\`, e.g. \`Accepted\``
						: msg`e.g. \`status: accepted\` in its front matter`,
				file: { visibility: "published", path: record.path },
				fix: undefined,
			};
		});
}

function sameNumbers(sources: readonly RecordSource[]): RecordFinding[] {
	const groups = new Map<string, DecisionRecord[]>();
	for (const { record } of sources) {
		if (record.number === undefined) continue;
		const letters = (record.label ?? "")
			.replace(/[^A-Za-z]/g, "")
			.toLowerCase();
		const key = `${numberedFolder(record.path)} ${letters} ${record.number}`;
		const group = groups.get(key);
		if (group) group.push(record);
		else groups.set(key, [record]);
	}
	return [...groups.values()]
		.filter((group) => group.length > 1)
		.flatMap((group) =>
			group.map((record): RecordFinding => {
				const others = group
					.filter((other) => other !== record)
					.map(({ path }) => baseName(path));
				return {
					code: "record-number-duplicate",
					severity: "warning",
					lines: { start: 1, end: 1 },
					found: record.label ?? "",
					expected: msg`another number than that of ${others.join(", ")}`,
					file: { visibility: "published", path: record.path },
					fix: undefined,
				};
			}),
		);
}

/** The folder in which a record's number is its own: of `0001-go/README.md` the one above. */
function numberedFolder(path: RepoPath): RepoPath {
	return /^(?:readme|index)\./i.test(baseName(path))
		? folderOf(folderOf(path))
		: folderOf(path);
}
