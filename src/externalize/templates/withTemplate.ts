import type { Writing } from "../writing.ts";
import type { Template } from "./template.ts";
import { templateText } from "./templateText.ts";

/** A new writing that begins with a template, whose kind it takes. As long as its text stays so, nothing is lost with it. */
export function withTemplate(writing: Writing, template: Template): Writing {
	const text = templateText(template);
	return { ...writing, kind: template.kind, text, before: text };
}
