import { roleOf } from "../records/recordSections.ts";
import { type RecordSection, recordText } from "../records/recordText.ts";

/** What a section of a template is for, as far as a new record has something for it. */
export type TemplateRole =
	| "context"
	| "options"
	| "arguments"
	| "decision"
	| "consequences"
	| "status"
	| "links"
	| "other";

/** A heading of a template with what stands below it, up to the next heading of any level. */
export interface TemplateSection {
	/** The heading's own lines; comments right above it, which speak of it, stand before it. */
	readonly heading: readonly string[];
	/** 1 to 6; of the lines before the first heading 0. */
	readonly level: number;
	readonly role: TemplateRole;
	readonly body: readonly string[];
}

/** Cuts a template's lines, without front matter, at its headings; nothing is lost: all of them, joined, are the template. */
export function templateParts(
	lines: readonly string[],
): readonly TemplateSection[] {
	// An empty line before it: what begins with dashes here is no front matter.
	const { sections } = recordText(["", ...lines].join("\n"));
	const headings = sections.filter(({ depth }) => depth > 0);
	const begins = headings.map(({ line }) => aboveHeading(lines, line - 2));
	const head = lines.slice(0, begins[0] ?? lines.length);
	return [
		{ heading: [], level: 0, role: "other", body: head },
		...headings.map((section, index) => ({
			heading: lines.slice(begins[index], section.first - 2),
			level: section.depth,
			role: templateRole(section),
			body: lines.slice(section.first - 2, begins[index + 1] ?? lines.length),
		})),
	];
}

/** The first (0-based) of the lines with comments that stand right above a heading. */
function aboveHeading(lines: readonly string[], heading: number): number {
	let first = heading;
	while (/^<!--.*-->\s*$/.test(lines[first - 1] ?? "")) first--;
	return first;
}

function templateRole({ heading }: RecordSection): TemplateRole {
	const words = heading.replace(/[*_`]/g, "");
	if (
		/^(?:(?:positive|negative) )?(?:consequences|implications)\b/i.test(words)
	)
		return "consequences";
	const role = roleOf(words);
	switch (role) {
		case "context":
		case "options":
		case "arguments":
		case "decision":
		case "status":
		case "links":
			return role;
		case "rejected":
			return "options";
		default:
			return /^considered /i.test(words) ? "options" : "other";
	}
}
