import { type RecordLabel, recordLabel } from "../../core/recordPath.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import {
	frontMatterFields,
	type RecordField,
	sectionFields,
} from "./recordFields.ts";
import { type RoleSection, roleOf, roleSections } from "./recordSections.ts";
import type { RecordSection, RecordText } from "./recordText.ts";

/** What a record is made of, before it is said what it means. */
export interface RecordParts {
	readonly text: RecordText;
	readonly label: RecordLabel;
	/** Front matter's first, then those in the file's order. */
	readonly fields: readonly RecordField[];
	/** What stands above the first section that has a role: the title's own text, and what is above it. */
	readonly head: readonly RecordSection[];
	/** In the file's order. */
	readonly sections: readonly RoleSection[];
}

/** Takes a record's text apart. */
export function recordParts(path: RepoPath, text: RecordText): RecordParts {
	const sections = roleSections(text);
	const head = headSections(text);
	const statuses = sections.filter(({ role }) => role === "status");
	const fields = [
		...frontMatterFields(text),
		...[...head, ...statuses].flatMap((section) =>
			sectionFields(text, section),
		),
	];
	return { text, label: recordLabel(path), fields, head, sections };
}

/** Whether the text has anything that a record has beside a heading. */
export function looksLikeRecord({ fields, sections }: RecordParts): boolean {
	const roles = new Set(sections.map(({ role }) => role));
	const hasStatus =
		roles.has("status") || fields.some(({ name }) => name === "status");
	return roles.has("decision")
		? hasStatus || roles.has("context") || roles.has("options")
		: hasStatus && (roles.size > 1 || fields.length > 1);
}

function headSections(text: RecordText): RecordSection[] {
	const end = text.sections.findIndex(
		(section, at) =>
			at > 0 &&
			(roleOf(section.heading) !== undefined || (section.depth > 1 && at > 1)),
	);
	const head = text.sections.slice(0, end < 0 ? undefined : end);
	// A part that holds the fields alone.
	const more = text.sections.find(({ heading }) =>
		/^(?:metadata|meta|info|details|document info)$/i.test(heading),
	);
	const kept = head.slice(0, 3);
	return more && !kept.includes(more) ? [...kept, more] : kept;
}

/** The lines of the sections that have a role, list marks aside. */
export function sectionLines(
	{ text, sections }: RecordParts,
	role: RoleSection["role"],
): string[] {
	return sections
		.filter((section) => section.role === role)
		.flatMap(({ first, last }) =>
			text.lines.slice(first - 1, Math.min(last, first + 50)),
		)
		.map((line) => line.replace(/^[ \t>]*(?:[-*+][ \t]+)?/, "").trim())
		.filter((line) => line !== "");
}
