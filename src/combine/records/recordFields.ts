import { type Fields, nested } from "../../core/markdown/noteParts.ts";
import type { RecordSection, RecordText } from "./recordText.ts";

/** What a record says of itself beside its prose. */
export type RecordFieldName =
	| "status"
	| "date"
	| "people"
	| "tags"
	| "title"
	| "link";

/** One value of one. */
export interface RecordField {
	readonly name: RecordFieldName;
	/** As written: `Decision-makers`, `superseded_by`. */
	readonly label: string;
	/** Markdown source (in front matter: text) on one line. */
	readonly value: string;
	/** 1-based. */
	readonly line: number;
	readonly isFrontMatter: boolean;
	/** Whether it is begun as a list, a map or a text in quotes, and never ended: what it says nobody knows. */
	readonly isBroken?: boolean;
}

const names: readonly (readonly [RegExp, RecordFieldName])[] = [
	[/^(?:adr[-_ ])?status$/i, "status"],
	[
		/^(?:date|decision[-_ ]date|date[-_ ]decided|decided(?:[-_ ]on)?|date[-_ ]created|created(?:[-_ ](?:on|at))?)$/i,
		"date",
	],
	[
		/^(?:deciders?|decision[-_ ]?makers?|decided[-_ ]by|authors?|owners?|approvers?)(?:\(s\))?$/i,
		"people",
	],
	[/^(?:tags?|categor(?:y|ies)|keywords?|labels?)$/i, "tags"],
	[/^title$/i, "title"],
	[
		/^(?:super[sc]ee?des|super[sc]ee?ded[-_ ]?by|replaces|replaced[-_ ]?by|amends|amended[-_ ]?by|obsoletes|obsoleted[-_ ]?by)$/i,
		"link",
	],
];

const fieldLine =
	/^[ \t>]*(?:[-*+][ \t]+)?(?:\|[ \t]*)?(?:\*\*|__|\*|_)?[ \t]*([A-Za-z][A-Za-z _()-]{2,24}?)[ \t]*(?:\*\*|__|\*|_)?[ \t]*[:|：][ \t]*(?:\*\*|__|\*|_)?[ \t]*(.*)$/;

/** What a label stands for; `undefined` for one that is none of a record's. */
export function fieldName(label: string): RecordFieldName | undefined {
	const bare = label.trim();
	return names.find(([pattern]) => pattern.test(bare))?.[1];
}

/** The field that a line of the body gives, and its value so far; `undefined` where it gives none. */
export function fieldIn(
	line: string,
): { name: RecordFieldName; label: string; value: string } | undefined {
	// White space may belong to what stands before it as well as to what stands behind: long runs would be tried in every division.
	const seen = line.slice(0, 2000).replace(/[ \t]{3,}/g, "  ");
	const match = fieldLine.exec(seen);
	const label = match?.[1] ?? "";
	const name = match && fieldName(label);
	if (!name) return undefined;
	const value = (match[2] ?? "").replace(/[ \t]*\|[ \t]*$/, "").trim();
	const isMarked = /^[ \t>]*(?:[-*+][ \t]+)?(?:\*\*|__)/.test(line);
	const isOdd = (value.match(/\*\*|__/g) ?? []).length % 2 === 1;
	return {
		name,
		label: label.trim(),
		value: isMarked && isOdd ? value.replace(/(?:\*\*|__)$/, "") : value,
	};
}

/** Front matter's fields, also those of front matter that is not YAML. */
export function frontMatterFields(text: RecordText): RecordField[] {
	const { frontMatter } = text;
	if (frontMatter === undefined || frontMatter === "unclosed") return [];
	if (frontMatter.problem) return plainFields(text);
	return yamlFields(frontMatter);
}

function yamlFields(fields: Fields): RecordField[] {
	const found: RecordField[] = [];
	for (const [label, { line, value }] of fields.values) {
		const name = fieldName(label.replace(/([a-z])([A-Z])/g, "$1-$2"));
		if (!name || value === undefined || value === nested) continue;
		const items = typeof value === "string" ? [{ line, text: value }] : value;
		for (const item of items)
			if (typeof item.text === "string" && item.text.trim() !== "")
				found.push({
					name,
					label,
					value: item.text.replace(/\s+/g, " ").trim(),
					line: item.line,
					isFrontMatter: true,
				});
	}
	return found;
}

const plainLine = /^([A-Za-z][\w -]{1,30}):[ \t]*(\S.*)$/;

/** Whether front matter that is no YAML is nothing but `key: value` lines, all of which are read. */
export function isPlainFrontMatter({
	lines,
	frontMatterEnd,
}: RecordText): boolean {
	return lines
		.slice(1, frontMatterEnd - 1)
		.every((line) => line.trim() === "" || plainLine.test(line));
}

/** `key: value` lines, where the whole is no YAML. */
function plainFields({ lines, frontMatterEnd }: RecordText): RecordField[] {
	const found: RecordField[] = [];
	for (let at = 1; at < Math.min(frontMatterEnd - 1, 200); at++) {
		const match = plainLine.exec(lines[at] ?? "");
		const name = match && fieldName(match[1] ?? "");
		if (!name) continue;
		const value = (match[2] ?? "").replace(/^(["'])(.*)\1\s*$/, "$2");
		found.push({
			name,
			label: match[1] ?? "",
			value,
			line: at + 1,
			isFrontMatter: true,
			isBroken: /^["'[{&*!|>%@`]/.test(value),
		});
	}
	return found;
}

/** The fields among the lines of a section, with what is wrapped or listed below each. */
export function sectionFields(
	text: RecordText,
	section: RecordSection,
): RecordField[] {
	const found: RecordField[] = [];
	const last = Math.min(section.last, section.first + 200);
	for (let line = section.first; line <= last; line++) {
		if (text.isCode[line - 1]) continue;
		const source = text.lines[line - 1] ?? "";
		const field = fieldIn(source);
		if (!field) continue;
		const indent = source.search(/\S/);
		const more: string[] = [];
		let next = line + 1;
		for (; next <= last && more.length < 50; next++) {
			const below = text.lines[next - 1] ?? "";
			const isDeeper = below.search(/\S/) > indent;
			const isListed =
				field.value === "" &&
				more.length === next - line - 1 &&
				/^[ \t]*[-*+][ \t]/.test(below);
			if (below.trim() === "" || fieldIn(below) || !(isDeeper || isListed))
				break;
			more.push(below.replace(/^[ \t>]*(?:[-*+][ \t]+)?/, "").trim());
		}
		const isList = /^[ \t]*[-*+][ \t]/.test(text.lines[line] ?? "");
		found.push({
			...field,
			value: [field.value, ...more]
				.filter((part) => part !== "")
				.join(isList ? ", " : " "),
			line,
			isFrontMatter: false,
		});
	}
	return found;
}
