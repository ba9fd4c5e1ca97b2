import { sectionFields } from "./recordFields.ts";
import type { RecordParts } from "./recordParts.ts";
import { shortened, shortSection } from "./recordSections.ts";
import type { RecordSection, RecordText } from "./recordText.ts";

/** Why: the record's context, what stands below its title, its drivers; empty where it tells none. */
export function recordWhy({ text, head, sections }: RecordParts): string {
	const context = sections.find(({ role }) => role === "context");
	const found = context ? shortSection(text, context) : "";
	if (found !== "") return found;
	// MADR before 2.0 and others tell it below the title.
	const title = head.find(({ depth }) => depth > 0) ?? head[0];
	const intro = title ? introOf(text, title) : "";
	if (intro !== "") return intro;
	const reason =
		sections.find(({ role }) => role === "rationale") ??
		sections.find(({ role }) => role === "drivers");
	return reason ? shortSection(text, reason) : "";
}

function introOf(text: RecordText, section: RecordSection): string {
	const fields = sectionFields(text, section);
	let first = section.first;
	const isField = (line: number) =>
		fields.some((field) => field.line === line) ||
		/^[ \t]*[-*+]?[ \t]*(?:\*\*|__)?(?:technical|user) story\b/i.test(
			text.lines[line - 1] ?? "",
		);
	for (
		let line = section.first;
		line <= Math.min(section.last, section.first + 40);
		line++
	)
		if (isField(line)) first = line + 1;
	while (/^[ \t]+\S/.test(text.lines[first - 1] ?? "") && first <= section.last)
		first++;
	return shortened(text, first, section.last);
}
