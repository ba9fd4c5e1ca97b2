import type { TemplateSettings } from "../../core/config.ts";
import type { NoteKind } from "../../core/note.ts";
import { builtInTemplates } from "./builtInTemplates.ts";
import type { Template } from "./template.ts";

/** The templates of a repository, each name once: a file's comes before the settings', and these before Tacit's own. */
export function allTemplates(
	settled: readonly TemplateSettings[],
	files: readonly Template[],
): readonly Template[] {
	const all = new Map<string, Template>();
	for (const template of [
		...builtInTemplates,
		...settled.map(settledTemplate),
		...files,
	])
		all.set(template.name, template);
	return [...all.values()];
}

/** The template of a kind of note. */
export function templateOfKind(
	templates: readonly Template[],
	kind: NoteKind,
): Template | undefined {
	return templates.find(({ name }) => name === kind);
}

function settledTemplate({ name, kind, sections }: TemplateSettings): Template {
	return {
		name,
		kind,
		lead: "",
		sections: sections.map((heading) => ({ heading, depth: 2, body: "" })),
	};
}
