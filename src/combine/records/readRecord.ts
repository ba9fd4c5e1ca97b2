import type { Finding } from "../../core/finding.ts";
import { msg } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { shortenFound } from "../../core/shortenFound.ts";
import { diagramsIn } from "../log/diagramsIn.ts";
import type { DecisionRecord } from "./decisionRecord.ts";
import { gatherLinks } from "./gatherLinks.ts";
import { namesInRecord } from "./namesInRecord.ts";
import type { DayOrder } from "./recordDate.ts";
import { recordDay } from "./recordDay.ts";
import { isPlainFrontMatter } from "./recordFields.ts";
import { type RecordParts, recordParts } from "./recordParts.ts";
import { recordPeople } from "./recordPeople.ts";
import { shortSection } from "./recordSections.ts";
import { recordStatuses, statusFindings } from "./recordStatuses.ts";
import { recordTags } from "./recordTags.ts";
import {
	maximumRecordLength,
	type RecordText,
	recordText,
} from "./recordText.ts";
import { recordTitle } from "./recordTitle.ts";
import { recordWhy } from "./recordWhy.ts";
import { rejectedOptions } from "./rejectedOptions.ts";

/**
 * Reads a decision record, whatever format it follows. Looks at lines, in time linear in the text's length, and at no
 * more than `maximumRecordLength` of it. What links name is resolved by `readRecords`. Does not throw.
 */
export function readRecord(path: RepoPath, source: string): DecisionRecord {
	return recordOf(path, recordParts(path, recordText(source)), source.length);
}

/** The same of a text that is taken apart already; `length` is that of the whole, `order` how its folder writes days. */
export function recordOf(
	path: RepoPath,
	parts: RecordParts,
	length: number,
	order?: DayOrder,
): DecisionRecord {
	const { text, label, fields, sections } = parts;
	const statuses = recordStatuses(parts);
	const date = recordDay(parts, statuses, order);
	const decision =
		sections.find(({ role }) => role === "decision") ??
		sections.find(({ role }) => role === "summary");
	return {
		path,
		style: styleOf(parts),
		label: label.label,
		number: label.number,
		title: recordTitle(text, fields, label),
		statuses,
		date: date.day,
		people: recordPeople(parts),
		tags: recordTags(parts),
		links: gatherLinks(parts),
		named: namesInRecord(text),
		files: [],
		gist: decision ? shortSection(text, decision) : "",
		why: recordWhy(parts),
		rejected: rejectedOptions(text, sections),
		diagrams: diagramsIn(text.lines),
		exportedFrom: text.exportedFrom,
		findings: [
			...textFindings(text, length),
			...date.findings,
			...statusFindings(statuses, parts),
		],
	};
}

function styleOf({
	text,
	fields,
	sections,
	label,
}: RecordParts): DecisionRecord["style"] {
	const has = (pattern: RegExp) =>
		text.sections.some(({ heading }) => pattern.test(heading));
	const hasStatusField = fields.some(({ name }) => name === "status");
	if (label.day !== undefined && hasStatusField) return "log4brains";
	if (
		has(
			/^(?:decision outcome|context and problem statement|considered (?:options|alternatives))\b/i,
		)
	)
		return "madr";
	const roles = new Set(sections.map(({ role }) => role));
	return roles.has("decision") && (roles.has("context") || roles.has("status"))
		? "nygard"
		: "free";
}

function textFindings(text: RecordText, length: number): Finding[] {
	const found: Finding[] = [];
	if (length > maximumRecordLength)
		found.push({
			code: "too-large",
			severity: "warning",
			lines: { start: 1, end: 1 },
			found: msg`${length} characters`,
			expected: msg`at most ${maximumRecordLength} characters; what is below is not read`,
		});
	if (text.frontMatter === "unclosed")
		found.push({
			code: "front-matter-unclosed",
			severity: "warning",
			lines: { start: 1, end: 1 },
			found: "",
			expected: msg`a line \`---\` below it`,
		});
	else if (text.frontMatter?.problem) {
		const { code, line, found: words } = text.frontMatter.problem;
		found.push({
			code,
			severity: isPlainFrontMatter(text) ? "info" : "warning",
			lines: { start: line, end: line },
			found: shortenFound(words),
			expected: msg`YAML, e.g. \`status: accepted\``,
		});
	}
	return found;
}
