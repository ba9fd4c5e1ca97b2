import type { Finding } from "../../core/finding.ts";
import { msg } from "../../core/message.ts";
import { shortenFound } from "../../core/shortenFound.ts";
import type { RecordStatus } from "./decisionRecord.ts";
import { fieldIn } from "./recordFields.ts";
import { linksIn } from "./recordLinks.ts";
import type { RecordParts } from "./recordParts.ts";
import type { RoleSection } from "./recordSections.ts";
import type { RecordText } from "./recordText.ts";
import { inTime, statusesIn } from "./statusWords.ts";

/** Of a longer line no more is looked at, in UTF-16 units. */
const longestLine = 2_000;

/** The statuses of a record in the order of time: of its fields, of its sections, of a heading. */
export function recordStatuses({
	text,
	fields,
	sections,
}: RecordParts): RecordStatus[] {
	const found: RecordStatus[] = [];
	const add = (status: RecordStatus) => {
		const isKnown = found.some(
			({ written, date }) =>
				written.toLowerCase() === status.written.toLowerCase() &&
				date === status.date,
		);
		if (!isKnown) found.push(status);
	};
	for (const { name, value, isBroken } of fields)
		if (name === "status")
			for (const status of statusesIn(value))
				add(isBroken ? { ...status, is: undefined } : status);
	for (const section of sections)
		if (section.role === "status")
			for (const status of listedStatuses(text, section)) add(status);
	// `## Status: Accepted`
	if (found.length === 0)
		for (const { heading } of text.sections) {
			const field = fieldIn(heading);
			if (field?.name === "status" && field.value !== "")
				for (const status of statusesIn(field.value)) add(status);
		}
	return inTime(found);
}

/** The entries of a section `Status`: its first line, and what is one beyond doubt among the others. */
function listedStatuses(
	text: RecordText,
	section: RoleSection,
): RecordStatus[] {
	const found: RecordStatus[] = [];
	let isBelowBlank = true;
	const last = Math.min(section.last, section.first + 100);
	for (let line = section.first; line <= last; line++) {
		let source = (text.lines[line - 1] ?? "").slice(0, longestLine);
		if (source.trim() === "") {
			isBelowBlank = true;
			continue;
		}
		if (text.isCode[line - 1]) continue;
		if (/\b(?:by|with|to|see)[ \t]*$/i.test(source) && line < last)
			source += ` ${text.lines[line++]?.trim() ?? ""}`;
		const isItem = /^[ \t>]*(?:[-*+]|\d{1,2}[.)])[ \t]|^[ \t]*\|/.test(source);
		const below = (text.lines[line] ?? "").slice(0, longestLine);
		const isTableHead = /^[ \t:|-]+$/.test(below) && below.lastIndexOf("|") > 0;
		const bare = source
			.replace(/^(?:[ \t]*>)+/, "")
			.replace(
				/^[ \t]*(?:(?:[-*+]|\d{1,2}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?/,
				"",
			)
			.replace(/[ \t]*\|[ \t]*/g, " ")
			.trim();
		const field = fieldIn(bare);
		const isRule = /^[\s|:*_-]*$/.test(bare);
		const startsBlock = isBelowBlank || isItem;
		isBelowBlank = false;
		if (
			bare === "" ||
			isRule ||
			isTableHead ||
			(field && field.name !== "status")
		)
			continue;
		if (field) continue;
		const links = linksIn(bare, line, "status", new Map());
		const isLinkOnly =
			links.length > 0 && links.every(({ is }) => is !== "superseded-by");
		const entries = statusesIn(bare);
		const knows = entries.some(({ is }) => is !== undefined);
		if (isLinkOnly && !knows) continue;
		const isFirst = found.length === 0;
		const isShort =
			startsBlock &&
			links.length === 0 &&
			/^\S+(?:\s+\S+){0,2}$/.test(bare) &&
			!/:$/.test(bare);
		const isEntry = isFirst || (knows && bare.length <= 400) || isShort;
		if (isEntry) found.push(...entries);
	}
	return found;
}

/** A status that says nothing known. */
export function statusFindings(
	statuses: readonly RecordStatus[],
	{ fields, sections }: RecordParts,
): Finding[] {
	const last = statuses.at(-1);
	if (!last || last.is !== undefined) return [];
	const line =
		sections.find(({ role }) => role === "status")?.line ??
		fields.find(({ name }) => name === "status")?.line ??
		1;
	return [
		{
			code: "record-status-unknown",
			severity: "info",
			lines: { start: line, end: line },
			found: shortenFound(last.written),
			expected: msg`\`proposed\`, \`accepted\`, \`rejected\`, \`deprecated\` or \`superseded by …\``,
		},
	];
}
