import { baseName, folderOf, type RepoPath } from "./repoPath.ts";

/** What the name of a decision record's file says. */
export interface RecordLabel {
	/** What it begins with, as written: `0012`, `ADR019`, `20200101`; `undefined` where it has no number. */
	readonly label: string | undefined;
	/** The number in it; `undefined` for days. */
	readonly number: number | undefined;
	/** The day in it, `YYYY-MM-DD`. */
	readonly day: string | undefined;
	/** The rest of the name, without its ending: `use-go`. */
	readonly slug: string;
}

/** `0012`, `ADR019`, `adr-007`; and what teams make of it: `ODH-ADR-Operator-0009`. */
const numbered =
	/^((?:(?:adr|add|rfc|madr|dr|decision|decision-record)[-_ .]?|(?:[A-Za-z]{1,20}[-_ ]){0,3}adr[-_ ](?:[A-Za-z]{1,20}[-_ ]){0,2})?\d{1,5})(?=[-_. ]|$)[-_. ]*/i;

/** A count that belongs to the words behind it: `4-day-work-week`, `2-factor-authentication`. */
const counted =
	/^[1-9]\d?[-_ ](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|bits?|bytes?|factors?|tiers?|layers?|phases?|steps?|stages?|ways?|nodes?|regions?|columns?|d)(?=[-_. ]|$)/i;

/** Reads the name of a record's file; of a `README.md` or `index.md` that of its folder. */
export function recordLabel(path: RepoPath): RecordLabel {
	const bare = baseName(path).replace(/\.[A-Za-z]+$/, "");
	const name = /^(?:readme|index)$/i.test(bare)
		? baseName(folderOf(path)) || bare
		: bare;
	const day = /^(\d{4})([-_.]?)(\d{2})\2(\d{2})(?=[-_. ]|$)[-_. ]*/.exec(name);
	if (day && Number(day[3]) <= 12 && Number(day[4]) <= 31)
		return {
			label: day[0].replace(/[-_. ]+$/, ""),
			number: undefined,
			day: `${day[1]}-${day[3]}-${day[4]}`,
			slug: name.slice(day[0].length),
		};
	const match = counted.test(name) ? null : numbered.exec(name);
	const label = match?.[1];
	return {
		label,
		number: label === undefined ? undefined : Number(/\d+$/.exec(label)?.[0]),
		day: undefined,
		slug: name.slice(match?.[0].length ?? 0),
	};
}

const folderName =
	/^(?:adrs?|architect(?:ure|ural)[-_ ]?decisions?|(?:architect(?:ure|ural)[-_ ]?)?decisions?[-_ ]?(?:records?|logs?)|adl)$/i;
const ownName = /^adr[-_ ]?\d{1,5}(?=[-_. ])/i;
const firstRecord =
	/^(?:adr[-_ ]?)?\d{3,5}[-_. ](?:record|use)[-_ ](?:architecture[-_ ]decisions?|(?:markdown[-_ ])?architectur(?:e|al)[-_ ]decision[-_ ]records?|markdown[-_ ]any[-_ ]decision[-_ ]records?|adrs?)\.\w+$/i;

/** Whether nothing but decision records lies in folders of that name: `adr`, `architecture-decision-log`. */
export function isRecordFolderName(name: string): boolean {
	return folderName.test(name);
}

/** Whether a file's name alone says that it is a decision record: `adr-001-use-adrs.md`, also at the root. */
export function isNamedRecord(path: RepoPath): boolean {
	return ownName.test(baseName(path));
}

/** Whether it is the record with which tools begin: `0001-record-architecture-decisions.md`. */
export function isFirstRecord(path: RepoPath): boolean {
	return firstRecord.test(baseName(path));
}

const recordFolder =
	/(?:^|[/_-])(?:adrs?|decisions?|decision-records?|decision-log|rfcs?|proposals?|architecture|architectural-decisions?|architecture-?decisions?|adl|design-docs?|designs?)\//i;
const recordName = /(?:^|\/)(?:(?:adr|rfc)[-_]?)?\d{3,4}[-_. ][^/]*$/i;
const prose = /\.(?:md|markdown|mdx|adoc|asciidoc|rst|txt)$/i;

/**
 * Whether a file may tell of a decision, by its folder or its number: decision records, and what is written before one
 * (proposals, designs).
 */
export function isRecordPath(path: RepoPath): boolean {
	return (
		prose.test(path) &&
		(recordFolder.test(path) ||
			isNamedRecord(path) ||
			isFirstRecord(path) ||
			folderOf(path).split("/").some(isRecordFolderName) ||
			(recordName.test(path) && /(?:^|\/)docs?\//i.test(path)))
	);
}

/** Whether a file says where records lie: that of adr-tools, or of log4brains. */
export function isRecordSettings(name: string): boolean {
	return /^(?:\.adr-dir|\.log4brains\.ya?ml)$/i.test(name);
}

/** Whether a file of that name may be a record, say where records lie, or stand for a folder of them. */
export function mayHoldRecords(name: string): boolean {
	return prose.test(name) || isRecordSettings(name) || isRecordFolderName(name);
}
