import { isTemplateName } from "../../core/config.ts";
import type { Finding } from "../../core/finding.ts";
import { isSectionHeading } from "../../core/markdown/reply.ts";
import { trimBlankLines } from "../../core/markdown/trimBlankLines.ts";
import { type Message, msg, verbatim } from "../../core/message.ts";
import { type NoteKind, noteKinds } from "../../core/note.ts";
import { baseName, type RepoPath } from "../../core/repoPath.ts";
import { scanBody } from "../../core/scan/scanBody.ts";
import { scanParts } from "../../core/scan/scanParts.ts";
import {
	splitSections,
	type TextSection,
} from "../../core/scan/splitSections.ts";
import { shortenFound } from "../../core/shortenFound.ts";
import type { Template, TemplateSection } from "./template.ts";

/** Longest text that is read as a template, in UTF-16 units. */
const maximumLength = 16_384;

/** A template as its file gives it, and what is wrong with that. */
export interface ParsedTemplate {
	/** `undefined` where nothing of it can be used. */
	readonly template: Template | undefined;
	readonly findings: readonly Finding[];
}

/**
 * Reads a template: Markdown whose `##` headings are the sections, perhaps with a hint or a beginning below them. Its name
 * is the file's; front matter may say of which `kind` notes are that begin with it. What is wrong is left out.
 */
export function parseTemplate(path: RepoPath, source: string): ParsedTemplate {
	const findings: Finding[] = [];
	const report = (
		code: Finding["code"],
		line: number,
		found: Message | string,
		expected: Message,
	) =>
		findings.push({
			code,
			severity: "warning",
			lines: { start: line, end: line },
			found: typeof found === "string" ? shortenFound(found) : found,
			expected,
		});
	const none = { template: undefined, findings };
	const name = baseName(path).replace(/\.md$/i, "");
	if (!isTemplateName(name)) {
		report(
			"template-name",
			1,
			name,
			msg`a file name of letters, digits, spaces, \`-\`, \`_\` and \`.\`, at most 60`,
		);
		return none;
	}
	const text = source.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
	if (text.length > maximumLength) {
		report("too-large", 1, msg`${text.length} characters`, msg`at most 16,384`);
		return none;
	}
	const refuseSlow = (line: number) => {
		report(
			"too-slow",
			line,
			msg`line ${line}`,
			msg`headings, and a line or two below each`,
		);
		return none;
	};
	const parts = scanParts(text);
	if ("tooSlowAt" in parts) return refuseSlow(parts.tooSlowAt ?? 1);
	const { frontMatter } = parts;
	if (frontMatter.state === "unclosed") {
		report(
			"front-matter-unclosed",
			1,
			"---",
			msg`a second \`---\` line below the front matter`,
		);
		return none;
	}
	const own = noteKinds.find((kind) => kind === name);
	let kind: NoteKind = own ?? "why";
	const lines = text.split("\n");
	let bodyLine = 1;
	if (frontMatter.state === "closed") {
		const { values, problem } = frontMatter.fields;
		if (problem)
			report(
				problem.code,
				problem.line,
				problem.found,
				msg`YAML: one \`key: value\` a line`,
			);
		const field = values.get("kind");
		const given = noteKinds.find((each) => each === field?.value);
		if (field && given === undefined)
			report(
				"kind-unknown",
				field.line,
				typeof field.value === "string" ? field.value : "",
				verbatim(noteKinds.join(", ")),
			);
		else if (field && given && own !== undefined && given !== own)
			report("template-kind", field.line, given, verbatim(`\`kind: ${own}\``));
		else if (given) kind = given;
		bodyLine =
			2 + lines.findIndex((line, at) => at > 0 && /^---[ \t]*$/.test(line));
	}
	const body = lines.slice(bodyLine - 1).join("\n");
	const scanned = scanBody(body, 0, bodyLine);
	if ("tooSlowAt" in scanned) return refuseSlow(scanned.tooSlowAt ?? bodyLine);
	const { blocks } = scanned;
	for (const block of blocks)
		report(
			"template-text",
			block.line,
			`\`\`\`${block.info}`,
			msg`text without a \`tacit\` code block: a note gets its own`,
		);
	if (blocks.length > 0) return none;
	const { lead, sections } = splitSections(body);
	const kept = sections.filter(({ heading, depth, line }) => {
		if (depth > 1 && isSectionHeading(heading)) return true;
		report(
			"template-text",
			bodyLine + line - 1,
			`${"#".repeat(depth)} ${heading}`.trim(),
			depth === 1
				? msg`sections that begin with \`## \`: a note’s title is its own`
				: msg`a heading with words, and not “Discussion”`,
		);
		return false;
	});
	if (kept.length === 0) {
		if (sections.length === 0)
			report("template-empty", 1, "", msg`a line like \`## Rejected\``);
		return none;
	}
	return {
		template: {
			name,
			kind,
			lead: trimBlankLines(lead),
			sections: kept.map((section) => sectionOf(section, body)),
		},
		findings,
	};
}

function sectionOf(
	{ heading, depth, bodyStart, end }: TextSection,
	text: string,
): TemplateSection {
	return { heading, depth, body: trimBlankLines(text.slice(bodyStart, end)) };
}
