import { msg } from "../../core/message.ts";
import { baseName, type RepoPath } from "../../core/repoPath.ts";
import { shortenFound } from "../../core/shortenFound.ts";
import type { RecordSource } from "./checkRecords.ts";
import type { DecisionRecord, RecordLink } from "./decisionRecord.ts";
import {
	headingOf,
	markSuperseded,
	markSuperseding,
	type RecordEdit,
	type SupersessionWords,
} from "./recordEdits.ts";
import type { RecordFinding } from "./recordFinding.ts";
import { recordText } from "./recordText.ts";

/** Supersession that one side alone tells of, and statuses that have not heard of it. */
export function checkSupersession(
	sources: readonly RecordSource[],
): RecordFinding[] {
	const byPath = new Map(sources.map((source) => [source.record.path, source]));
	const words = wordsByFolder(sources);
	const findings: RecordFinding[] = [];
	for (const source of sources) {
		const { record, folder } = source;
		const spelling = words.get(folder.folder) ?? adrTools;
		for (const link of record.links) {
			const other =
				link.target === undefined ? undefined : byPath.get(link.target);
			if (!other || other === source) continue;
			if (
				link.is === "supersedes" &&
				!speaksOf(other, record.path, ["superseded-by", "amended-by"])
			)
				findings.push(oldSide(other, source, spelling.words));
			if (
				link.is === "superseded-by" &&
				!speaksOf(other, record.path, ["supersedes", "amends"]) &&
				(other.record.style === "nygard" || spelling.writesBoth)
			)
				findings.push(newSide(other, source, spelling.words));
			if (link.is === "superseded-by") {
				const behind = statusBehind(source, other, link, spelling.words);
				if (behind) findings.push(behind);
			}
		}
	}
	return findings;
}

export interface Spelling {
	readonly words: SupersessionWords;
	/** Whether a record of the folder says that it supersedes another one. */
	readonly writesBoth: boolean;
}

export const adrTools: Spelling = {
	words: { by: "Superceded by", of: "Supercedes" },
	writesBoth: false,
};
const withS: SupersessionWords = { by: "Superseded by", of: "Supersedes" };

/** As most of a folder's own links have it; as adr-tools has it where there are none, and records of its format. */
export function wordsByFolder(
	sources: readonly RecordSource[],
): ReadonlyMap<RepoPath, Spelling> {
	const counts = new Map<
		RepoPath,
		{ c: number; s: number; both: boolean; nygard: number }
	>();
	for (const { record, folder } of sources) {
		const count = counts.get(folder.folder) ?? {
			c: 0,
			s: 0,
			both: false,
			nygard: 0,
		};
		if (record.style === "nygard") count.nygard++;
		else count.nygard--;
		for (const { is, written } of record.links) {
			if (is === "supersedes") count.both = true;
			if (/superc/i.test(written)) count.c++;
			else if (/supers/i.test(written)) count.s++;
		}
		counts.set(folder.folder, count);
	}
	return new Map(
		[...counts].map(([folder, { c, s, both, nygard }]) => [
			folder,
			{
				words: c > s || (c === s && nygard > 0) ? adrTools.words : withS,
				writesBoth: both,
			},
		]),
	);
}

function speaksOf(
	{ record }: RecordSource,
	path: RepoPath,
	kinds: readonly RecordLink["is"][],
): boolean {
	return record.links.some(
		({ is, target }) => target === path && kinds.includes(is),
	);
}

/** What is missing in the record that was superseded. */
function oldSide(
	old: RecordSource,
	by: RecordSource,
	words: SupersessionWords,
): RecordFinding {
	// One that is older has the two mixed up, which a person must tell.
	const edit = isOlder(by.record, old.record)
		? undefined
		: markedSuperseded(old, by, words);
	return sideFinding(old, by, {
		...{ edit, severity: "warning" },
		...{ said: words.of, missing: words.by },
	});
}

/** What is missing in the record that took its place. */
function newSide(
	young: RecordSource,
	of: RecordSource,
	words: SupersessionWords,
): RecordFinding {
	const { record, source } = young;
	const edit = isOlder(record, of.record)
		? undefined
		: markSuperseding(source, of.record, headingOf(of), record.path, words);
	return sideFinding(young, of, {
		...{ edit, severity: "info" },
		...{ said: words.by, missing: words.of },
	});
}

function markedSuperseded(
	{ record, source }: RecordSource,
	by: RecordSource,
	words: SupersessionWords,
): RecordEdit | undefined {
	return markSuperseded(source, by.record, headingOf(by), record.path, words);
}

function sideFinding(
	at: RecordSource,
	other: RecordSource,
	{
		edit,
		severity,
		said,
		missing,
	}: Pick<RecordFinding, "severity"> & {
		readonly edit: RecordEdit | undefined;
		/** The other record's words. */
		readonly said: string;
		readonly missing: string;
	},
): RecordFinding {
	const here = baseName(at.record.path);
	const there = baseName(other.record.path);
	return {
		code: "record-one-sided",
		severity,
		lines: statusLines(at),
		found: shortenFound(`${there}: ${said} ${here}`),
		expected: msg`\`${edit?.line ?? `${missing} ${there}`}\``,
		file: { visibility: "published", path: at.record.path },
		fix: fixOf(edit),
	};
}

function fixOf(edit: RecordEdit | undefined): RecordFinding["fix"] {
	return edit && { title: msg`Write “${edit.line}”`, splices: edit.splices };
}

/** Whether one record was there before the other, by number or by day. */
function isOlder(one: DecisionRecord, other: DecisionRecord): boolean {
	return one.number !== undefined && other.number !== undefined
		? one.number < other.number
		: (one.date ?? "") < (other.date ?? "") && one.date !== undefined;
}

/** A record that says below `Links` that another one took its place, while its status is what it was. */
function statusBehind(
	old: RecordSource,
	by: RecordSource,
	link: RecordLink,
	words: SupersessionWords,
): RecordFinding | undefined {
	const last = old.record.statuses.at(-1);
	if (!last || (last.is !== "accepted" && last.is !== "proposed"))
		return undefined;
	const edit = markedSuperseded(old, by, words);
	return {
		code: "record-status-behind",
		severity: "warning",
		lines: link.lines,
		found: shortenFound(last.written),
		expected: msg`\`${edit?.line ?? `${words.by} ${baseName(by.record.path)}`}\``,
		file: { visibility: "published", path: old.record.path },
		fix: fixOf(edit),
	};
}

function statusLines({ source }: RecordSource): RecordFinding["lines"] {
	const text = recordText(source);
	const section = text.sections.find(({ heading }) =>
		/^status\b/i.test(heading),
	);
	const at = text.lines.findIndex(
		(line, index) => index < 60 && /^[\s>*_-]*status\b/i.test(line),
	);
	const title = text.sections.find(({ depth }) => depth === 1);
	const line = section?.line ?? (at >= 0 ? at + 1 : (title?.line ?? 1));
	return { start: line, end: line };
}
