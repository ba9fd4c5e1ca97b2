import { splitSections } from "../../core/scan/splitSections.ts";
import type { Template, TemplateSection } from "./template.ts";

/**
 * What a note begins with that has a template: an empty line for the first sentence, or the template's own lead, and the
 * sections.
 */
export function templateText(template: Template): string {
	const { lead, sections } = template;
	return `${[lead, ...sections.map(sectionText)].join("\n\n")}\n`;
}

/** What a text lacks of the template's sections; headings are compared without regard to case. */
export function missingSections(
	text: string,
	{ sections }: Template,
): readonly TemplateSection[] {
	const present = new Set(
		splitSections(text.replace(/\r\n?/g, "\n")).sections.map(({ heading }) =>
			heading.toLowerCase(),
		),
	);
	return sections.filter(({ heading }) => !present.has(heading.toLowerCase()));
}

/** A section as it stands in a note: the heading, and below it what the template has there, if anything. */
export function sectionText({ heading, depth, body }: TemplateSection): string {
	const line = `${"#".repeat(depth)} ${heading}`;
	return body === "" ? line : `${line}\n\n${body}`;
}
