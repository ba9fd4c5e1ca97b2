import type { RecordLink } from "./decisionRecord.ts";
import { type LinkPlace, linkDefinitions, linksIn } from "./recordLinks.ts";
import type { RecordParts } from "./recordParts.ts";
import type { RecordSection } from "./recordText.ts";

/** What a record says of others: in its fields, above its sections, in its status and its list of links. */
export function gatherLinks({
	text,
	fields,
	head,
	sections,
}: RecordParts): RecordLink[] {
	const definitions = linkDefinitions(text.lines);
	const found = new Map<string, RecordLink>();
	const add = (links: readonly RecordLink[]) => {
		for (const link of links) {
			const key = `${link.is} ${link.named.toLowerCase()}`;
			if (!found.has(key)) found.set(key, link);
		}
	};
	const ofFields = new Set<number>();
	for (const { name, label, value, line } of fields)
		if (name === "link" || name === "status") {
			ofFields.add(line);
			const words = name === "link" ? `${label} ${value}` : value;
			add(
				linksIn(words, line, "status", definitions).filter(
					({ is }) => name === "link" || is !== "relates",
				),
			);
		}
	const read = (section: RecordSection, last: number, place: LinkPlace) => {
		for (
			let line = section.first;
			line <= Math.min(last, section.first + 500);
			line++
		) {
			if (text.isCode[line - 1] || ofFields.has(line)) continue;
			let source = text.lines[line - 1] ?? "";
			const at = line;
			if (
				/\b(?:super[sc]ee?d(?:ed by|es)|by)[ \t]*$/i.test(source) &&
				line < last
			)
				source += ` ${text.lines[line++]?.trim() ?? ""}`;
			if (source !== "") add(linksIn(source, at, place, definitions));
		}
	};
	for (const section of head) read(section, section.last, "prose");
	for (const section of sections) {
		if (section.role === "status") read(section, section.end, "status");
		else if (section.role === "links") read(section, section.end, "links");
	}
	const links = [...found.values()];
	return links.filter(
		({ is, named }) =>
			is !== "relates" ||
			!links.some((other) => other.is !== "relates" && other.named === named),
	);
}
