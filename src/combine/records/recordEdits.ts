import { plainTitle } from "../../core/markdown/plainTitle.ts";
import type { Splice } from "../../core/markdown/splice.ts";
import {
	baseName,
	folderOf,
	type RepoPath,
	relativeRepoPath,
} from "../../core/repoPath.ts";
import type { DecisionRecord } from "./decisionRecord.ts";
import { fieldIn } from "./recordFields.ts";
import { roleSections } from "./recordSections.ts";
import { type RecordText, recordText } from "./recordText.ts";

/** How a folder writes that one record takes another's place. */
export interface SupersessionWords {
	/** `Superceded by`, as adr-tools spells it, or with an s. */
	readonly by: string;
	/** `Supercedes` or `Supersedes`. */
	readonly of: string;
}

/** A change to a record's text, with the words that it writes. */
export interface RecordEdit {
	readonly splices: readonly Splice[];
	readonly line: string;
}

/** Where a 1-based line begins and ends, without what ends it: offsets. */
export function lineSpan(
	source: string,
	line: number,
): { readonly start: number; readonly end: number } {
	const ends = /\r\n|\n|\r/g;
	let start = 0;
	for (let at = 1; at < line; at++) {
		const match = ends.exec(source);
		if (!match) return { start: source.length, end: source.length };
		start = ends.lastIndex;
	}
	ends.lastIndex = start;
	return { start, end: ends.exec(source)?.index ?? source.length };
}

/** Writes into a record that another one takes its place, as its format has it; `undefined` where there is no plain way. */
export function markSuperseded(
	source: string,
	by: DecisionRecord,
	byHeading: string,
	path: RepoPath,
	words: SupersessionWords,
): RecordEdit | undefined {
	const text = recordText(source);
	const field = statusField(source, text);
	if (field) {
		const line = field.isFrontMatter
			? `superseded by ${labelWords(by)}`
			: `superseded by ${linkTo(path, by, by.style === "log4brains" ? slugOf(by) : labelWords(by))}`;
		return {
			splices: [{ start: field.start, end: field.end, text: line }],
			line,
		};
	}
	const line = `${words.by} ${linkTo(path, by, byHeading)}`;
	const splice = belowStatus(source, text, line);
	return splice && { splices: [splice], line };
}

/** Writes into a record that it takes another one's place. */
export function markSuperseding(
	source: string,
	of: DecisionRecord,
	ofHeading: string,
	path: RepoPath,
	words: SupersessionWords,
): RecordEdit | undefined {
	const text = recordText(source);
	const line = `${words.of} ${linkTo(path, of, ofHeading)}`;
	const splice = belowStatus(source, text, line) ?? inLinks(source, text, line);
	return splice && { splices: [splice], line };
}

/** The heading of a record as it stands, for a link's words. */
export function headingOf({
	record,
	source,
}: {
	readonly record: DecisionRecord;
	readonly source: string;
}): string {
	const heading = recordText(source).sections.find(
		({ depth }) => depth === 1,
	)?.heading;
	return plainTitle(heading ?? record.title).replace(/[[\]\\]/g, "\\$&");
}

/** A Markdown link from a record to another one. */
export function linkTo(
	from: RepoPath,
	to: DecisionRecord,
	words: string,
): string {
	const way = encodeURI(relativeRepoPath(folderOf(from), to.path))
		.replaceAll("(", "%28")
		.replaceAll(")", "%29");
	return `[${words}](${way})`;
}

function slugOf({ path }: DecisionRecord): string {
	return baseName(path).replace(/\.[A-Za-z]+$/, "");
}

/** `ADR-0012`, or the label as it is where it has letters. */
function labelWords(record: DecisionRecord): string {
	const { label } = record;
	if (label === undefined || record.number === undefined) return slugOf(record);
	return /^\d+$/.test(label) ? `ADR-${label}` : label;
}

/** The value of the one field `status`, where it is a word or a few on a line, with nothing else behind it. */
function statusField(
	source: string,
	text: RecordText,
):
	| {
			readonly start: number;
			readonly end: number;
			readonly isFrontMatter: boolean;
	  }
	| undefined {
	for (let line = 1; line <= Math.min(text.lines.length, 60); line++) {
		const isFrontMatter = line < text.frontMatterEnd;
		if (text.isCode[line - 1] || (isFrontMatter && line === 1)) continue;
		const { start, end } = lineSpan(source, line);
		const raw = source.slice(start, end);
		const field = fieldIn(raw);
		if (field?.name !== "status") continue;
		const match =
			/^(.*?[:|：][ \t]*(?:\*\*|__)?[ \t]*["']?)([A-Za-z]+)(["']?[ \t]*)$/.exec(
				raw,
			);
		if (!match?.[2] || match[1] === undefined) return undefined;
		const quote = /["']$/.test(match[1]) || /^["']/.test(match[3] ?? "");
		if (quote && isFrontMatter === false) return undefined;
		return {
			start: start + match[1].length,
			end: start + match[1].length + match[2].length,
			isFrontMatter,
		};
	}
	return undefined;
}

/** A line of its own at the end of the section `Status`. */
function belowStatus(
	source: string,
	text: RecordText,
	line: string,
): Splice | undefined {
	const section = roleSections(text).find(({ role }) => role === "status");
	if (!section) return undefined;
	let last = section.last;
	while (last >= section.first && (text.lines[last - 1] ?? "").trim() === "")
		last--;
	const eol = lineEnd(source);
	if (last < section.first) {
		const { end } = lineSpan(source, Math.max(section.first - 1, section.line));
		return { start: end, end, text: `${eol}${eol}${line}` };
	}
	if (text.isCode[last - 1]) return undefined;
	const { start, end } = lineSpan(source, last);
	const raw = source.slice(start, end);
	if (raw.includes("-->") || raw.includes("<!--") || /^[ \t]*\|/.test(raw))
		return undefined;
	const mark = /^[ \t]*(?:[-*+][ \t]+|>[ \t]?)/.exec(raw)?.[0];
	if (mark?.includes(">"))
		return { start: end, end, text: `${eol}>${eol}> ${line}` };
	return {
		start: end,
		end,
		text: mark === undefined ? `${eol}${eol}${line}` : `${eol}${mark}${line}`,
	};
}

/** An entry at the end of the list below `Links`. */
function inLinks(
	source: string,
	text: RecordText,
	line: string,
): Splice | undefined {
	const section = roleSections(text).find(
		({ role, heading }) =>
			role === "links" && /^links?\b/i.test(plainTitle(heading)),
	);
	if (!section) return undefined;
	let last = section.last;
	while (last >= section.first && (text.lines[last - 1] ?? "").trim() === "")
		last--;
	if (last < section.first || text.isCode[last - 1]) return undefined;
	const { start, end } = lineSpan(source, last);
	const raw = source.slice(start, end);
	const mark = /^[-*+][ \t]+/.exec(raw)?.[0];
	return mark === undefined || raw.includes("<!--")
		? undefined
		: { start: end, end, text: `${lineEnd(source)}${mark}${line}` };
}

/** How the file ends its lines: as its first one does. */
function lineEnd(source: string): string {
	return /\r\n|\n|\r/.exec(source)?.[0] ?? "\n";
}
