import { trimBlankLines } from "../../core/markdown/trimBlankLines.ts";
import {
	splitSections,
	type TextSection,
} from "../../core/scan/splitSections.ts";
import { comparisonHeading, comparisonText } from "./comparison.ts";
import type { Template } from "./template.ts";

/**
 * The text without what a template put there and nobody filled in: its sections below which nothing stands, or what the
 * template has there, and its hints (comments) in the others. A heading counts as the template's by its words. What stood
 * as empty in the text `before` an edit stays. The very same text where nothing is left out.
 */
export function withoutEmptySections(
	text: string,
	templates: readonly Template[],
	before = "",
): string {
	const source = text.replace(/\r\n?/g, "\n");
	const { lead, sections } = splitSections(source);
	const kept = emptyHeadings(before);
	const bodies = bodiesByHeading(templates);
	const parts: string[] = [withoutLead(lead, templates)];
	for (const [index, section] of sections.entries()) {
		const key = section.heading.toLowerCase();
		const given = bodies.get(key);
		const body = bodyOf(section, source);
		const own = withoutHints(body, given);
		const isEmpty = own === "" || (given?.has(own) ?? false);
		const isLeftOut =
			given !== undefined &&
			section.depth > 1 &&
			isEmpty &&
			!kept.has(key) &&
			!hasFilledBelow(sections, index, source, bodies);
		if (isLeftOut) continue;
		parts.push(
			own === body
				? source.slice(section.start, section.end)
				: withBody(section, source, own),
		);
	}
	const result = parts.join("");
	return result === source ? text : `${trimBlankLines(result)}\n`;
}

/** Whether a deeper section right below this one has something in it that nobody's template put there. */
function hasFilledBelow(
	sections: readonly TextSection[],
	index: number,
	source: string,
	bodies: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
	const depth = sections[index]?.depth ?? 6;
	for (const below of sections.slice(index + 1)) {
		if (below.depth <= depth) return false;
		const given = bodies.get(below.heading.toLowerCase());
		const body = bodyOf(below, source);
		if (!given || (body !== "" && !given.has(body))) return true;
	}
	return false;
}

function bodiesByHeading(
	templates: readonly Template[],
): ReadonlyMap<string, ReadonlySet<string>> {
	const bodies = new Map<string, Set<string>>([
		[comparisonHeading.toLowerCase(), new Set([comparisonText()])],
	]);
	for (const { sections } of templates)
		for (const { heading, body } of sections) {
			const key = heading.toLowerCase();
			const known = bodies.get(key) ?? new Set();
			bodies.set(key, known);
			if (body !== "") known.add(body);
		}
	return bodies;
}

function emptyHeadings(text: string): ReadonlySet<string> {
	const source = text.replace(/\r\n?/g, "\n");
	return new Set(
		splitSections(source)
			.sections.filter((section) => bodyOf(section, source) === "")
			.map(({ heading }) => heading.toLowerCase()),
	);
}

function withoutLead(lead: string, templates: readonly Template[]): string {
	const bare = lead.trimStart();
	const own = templates.find(
		(template) =>
			template.lead !== "" &&
			(bare.trimEnd() === template.lead ||
				(isComment(template.lead) && bare.startsWith(`${template.lead}\n`))),
	);
	return own ? bare.slice(own.lead.length) : lead;
}

/** What stands below the template's hints, which may stand there again and again. */
function withoutHints(
	body: string,
	given: ReadonlySet<string> | undefined,
): string {
	const hints = [...(given ?? [])].filter(isComment);
	let own = body;
	for (;;) {
		const hint = hints.find((each) => own.startsWith(each));
		if (hint === undefined) return own;
		own = own.slice(hint.length).replace(/^\s*\n/, "");
	}
}

/** The section with `own`, the end of its body, in place of all of it. */
function withBody(
	{ start, end, bodyStart }: TextSection,
	source: string,
	own: string,
): string {
	const old = source.slice(bodyStart, end);
	const blank = /^\s*\n|/.exec(old)?.[0] ?? "";
	const at = own === "" ? old.length : old.lastIndexOf(own);
	return source.slice(start, bodyStart) + blank + old.slice(at);
}

function bodyOf({ bodyStart, end }: TextSection, source: string): string {
	return trimBlankLines(source.slice(bodyStart, end));
}

function isComment(text: string): boolean {
	return text.startsWith("<!--") && text.indexOf("-->") === text.length - 3;
}
