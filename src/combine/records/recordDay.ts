import type { Finding } from "../../core/finding.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { msg } from "../../core/message.ts";
import { shortenFound } from "../../core/shortenFound.ts";
import type { RecordStatus } from "./decisionRecord.ts";
import { type DayOrder, dayIn } from "./recordDate.ts";
import type { RecordParts } from "./recordParts.ts";
import type { RecordSection, RecordText } from "./recordText.ts";

/** The day of a record: of its field or section, of its name, of its last status that has one. */
export function recordDay(
	parts: RecordParts,
	statuses: readonly RecordStatus[],
	order: DayOrder | undefined,
): { readonly day: string | undefined; readonly findings: readonly Finding[] } {
	const given = dateField(parts);
	const found = given && dayIn(given.value, order);
	const findings: Finding[] = [];
	if (given && (!found || found.isAmbiguous) && given.value.trim() !== "")
		findings.push({
			code: "record-date",
			severity: "info",
			lines: { start: given.line, end: given.line },
			found: shortenFound(plainTitle(given.value) || given.value),
			expected: found
				? msg`\`${found.day}\`, as which it is read`
				: msg`a day, e.g. \`2026-11-22\``,
		});
	return {
		day:
			found?.day ??
			parts.label.day ??
			statuses.findLast(({ date }) => date !== undefined)?.date,
		findings,
	};
}

/** What a record says of its date, as written. */
export function dateField({
	text,
	fields,
	sections,
}: RecordParts): { readonly value: string; readonly line: number } | undefined {
	const section = sections.find(({ role }) => role === "date");
	return fields.find(({ name }) => name === "date") ?? firstLine(text, section);
}

function firstLine(
	text: RecordText,
	section: RecordSection | undefined,
): { readonly value: string; readonly line: number } | undefined {
	if (!section) return undefined;
	for (let line = section.first; line <= section.last; line++) {
		const value = (text.lines[line - 1] ?? "")
			.replace(/^[ \t>]*(?:[-*+][ \t]+)?/, "")
			.trim();
		if (value !== "") return { value, line };
	}
	return undefined;
}
