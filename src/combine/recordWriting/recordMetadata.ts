import type { RecordContent } from "./recordContent.ts";

/** The value of a record's field by the name that a template gives it; `undefined`: no such field. Empty: nothing is known. */
export function fieldValue(
	name: string,
	content: RecordContent,
): string | undefined {
	switch (name.toLowerCase().replaceAll(/[ _]/g, "-")) {
		case "status":
			return content.status;
		case "date":
			return content.date;
		case "title":
			return content.title;
		case "tags":
			return content.tags.join(", ");
		case "deciders":
		case "decision-makers":
		case "author":
		case "authors":
			return content.people.join(", ");
		default:
			return undefined;
	}
}

/**
 * A line such as `- **Status:** …` or `Date: …` with its value in place of what the template has; none where nothing is
 * known of it. `undefined` where the line is another one.
 */
export function metadataOf(
	line: string,
	content: RecordContent,
): readonly string[] | undefined {
	const [, start, name] =
		/^(\s*(?:[-*+][ \t]+)?[*_]*(status|deciders|decision[- ]makers|authors?|date|tags)[*_]*\s*:[*_]*)/i.exec(
			line,
		) ?? [];
	if (start === undefined || name === undefined) return undefined;
	const value = fieldValue(name, content) ?? "";
	return value === "" ? [] : [`${start} ${value}`];
}
