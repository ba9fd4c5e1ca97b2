import { eolOf } from "../../core/markdown/fragment.ts";
import { fillFrontMatter } from "./fillFrontMatter.ts";
import { fillSection, listMark, withReason } from "./fillSection.ts";
import type { RecordContent } from "./recordContent.ts";
import { metadataOf } from "./recordMetadata.ts";
import { type TemplateSection, templateParts } from "./templateParts.ts";

/**
 * A new record: the folder's template with all filled in that is known; what is not stays for the writer as the template has
 * it, hints and comments included. Understands the words of adr-tools (`NUMBER`, `TITLE`, `DATE`, `STATUS`), front matter,
 * `Status:` and the like as lines or entries of a list, and sections by their headings; what has no place in the template
 * gets a section at its end, so that nothing of `content` is missing. Line ends are the template's.
 */
export function fillTemplate(template: string, content: RecordContent): string {
	const eol = eolOf(template);
	const lines = withoutMark(template).split(/\r\n|\r|\n/);
	const end = lines[0]?.trimEnd() === "---" ? frontMatterEnd(lines) : 0;
	const front = fillFrontMatter(lines.slice(0, end), content);
	const body = lines.slice(end);
	const filled = fillBody(fillWords(body, content), content);
	return `${[...front, ...filled].join("\n").trimEnd()}\n`.replaceAll(
		"\n",
		eol,
	);
}

/** One past the line that closes the front matter; 0 where none does. */
function frontMatterEnd(lines: readonly string[]): number {
	const end = lines.findIndex(
		(line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line),
	);
	return end + 1;
}

function withoutMark(text: string): string {
	return text.startsWith("\ufeff") ? text.slice(1) : text;
}

/** The words that adr-tools replaces, and the same in braces. */
function fillWords(
	lines: readonly string[],
	content: RecordContent,
): readonly string[] {
	const isOfAdrTools = lines.some((line) => /^#\s.*\bTITLE\b/.test(line));
	const words = isOfAdrTools
		? /\{\{\s*(NUMBER|TITLE|DATE|STATUS)\s*\}\}|\b(NUMBER|TITLE|DATE|STATUS)\b/g
		: /\{\{\s*(NUMBER|TITLE|DATE|STATUS)\s*\}\}/g;
	const values: Readonly<Record<string, string>> = {
		NUMBER: content.number,
		TITLE: content.title,
		DATE: content.date,
		STATUS: content.status,
	};
	return lines.map((line) =>
		line.replace(
			words,
			(_, braced?: string, bare?: string) => values[braced ?? bare ?? ""] ?? "",
		),
	);
}

function fillBody(
	lines: readonly string[],
	content: RecordContent,
): readonly string[] {
	const sections = templateParts(lines);
	const first = sections.findIndex(({ level }) => level === 1);
	const titled =
		first < 0
			? withTitle(sections, content)
			: sections.map((section, at) =>
					at === first ? renamed(section, content) : section,
				);
	const context = contextOutside(titled, content);
	const filled: string[] = [];
	let isHead = true;
	let skipBelow = 0;
	for (const section of titled) {
		if (skipBelow > 0 && section.level > skipBelow) continue;
		skipBelow = 0;
		if (isHead && section.level > 1) {
			isHead = false;
			if (context)
				filled.splice(filledLength(filled), Infinity, "", ...context, "");
		}
		const given = isHead ? undefined : fillSection(section, titled, content);
		if (given?.withSubsections) skipBelow = section.level;
		filled.push(...section.heading, ...(given?.body ?? headBody(section)));
	}
	if (isHead && context) filled.push("", ...context);
	return [
		...filled.slice(0, filledLength(filled)),
		...missingSections(titled, content),
	];

	function headBody(section: TemplateSection): readonly string[] {
		if (!isHead) return section.body;
		const known = section.body.flatMap(
			(line) => metadataOf(line, content) ?? [line],
		);
		return context ? known.filter((line) => !isPlaceholder(line)) : known;
	}
}

/** How many lines there are without blank ones at the end. */
function filledLength(lines: readonly string[]): number {
	return lines.findLastIndex((line) => line.trim() !== "") + 1;
}

function withTitle(
	sections: readonly TemplateSection[],
	content: RecordContent,
): readonly TemplateSection[] {
	const title: TemplateSection = {
		heading: [headingOf(content), ""],
		...{ level: 1, role: "other", body: [] },
	};
	return [title, ...sections];
}

function renamed(
	section: TemplateSection,
	content: RecordContent,
): TemplateSection {
	const heading = section.heading.slice(0, -1);
	const line = section.heading.at(-1) ?? "";
	// What adr-tools' words made of it is the template's own way to write a title, unless it holds nothing else.
	const isOwn = line.includes(content.title) && line !== `# ${content.title}`;
	const own = isOwn ? line : headingOf(content);
	return { ...section, heading: [...heading, own] };
}

function headingOf({ heading, title }: RecordContent): string {
	return `# ${heading}${title}`;
}

/** The context where the template has no section for it: it stands before the first one. */
function contextOutside(
	sections: readonly TemplateSection[],
	{ context }: RecordContent,
): readonly string[] | undefined {
	return context === undefined ||
		sections.some(({ role }) => role === "context")
		? undefined
		: context.split("\n");
}

/** A line that only says what is to be written there. */
function isPlaceholder(line: string): boolean {
	return /^[*_]*(?:\[[^\]]*\](?!\()|\{[^}]*\})[*_]*\s*(?:<!--.*-->)?\s*$/.test(
		line,
	);
}

/** What is said and has no section in the template. */
function missingSections(
	sections: readonly TemplateSection[],
	{ chosen, because, rejected, consequences, links }: RecordContent,
): readonly string[] {
	const has = (...roles: readonly TemplateSection["role"][]) =>
		sections.some(({ role }) => roles.includes(role));
	const mark = listMark(sections);
	const missing: string[] = [];
	const add = (heading: string, body: readonly string[]) =>
		missing.push("", `## ${heading}`, "", ...body);
	const decided = [chosen, because].filter((text) => text !== undefined);
	if (decided.length > 0 && !has("decision")) add("Decision", decided);
	if (rejected.length > 0 && !has("options", "arguments", "decision"))
		add(
			"Rejected",
			rejected.map((option) => `${mark} ${withReason(option)}`),
		);
	if (consequences !== undefined && !has("consequences"))
		add("Consequences", consequences.split("\n"));
	if (links.length > 0 && !has("links"))
		add(
			"Links",
			links.map((link) => `${mark} ${link}`),
		);
	return missing;
}
