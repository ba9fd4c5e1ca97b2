import type { Finding } from "../../core/finding.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { msg } from "../../core/message.ts";
import { ownCopy } from "../../core/ownCopy.ts";
import { type Person, parsePerson } from "../../core/person.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { shortenFound } from "../../core/shortenFound.ts";
import type {
	DecisionRecord,
	RecordLink,
	RecordStatus,
} from "./decisionRecord.ts";
import { dayIn } from "./recordDate.ts";
import {
	fieldIn,
	frontMatterFields,
	type RecordField,
	sectionFields,
} from "./recordFields.ts";
import { type RecordLabel, recordLabel } from "./recordLabel.ts";
import { linkDefinitions, linksIn } from "./recordLinks.ts";
import { rejectedOptions } from "./recordOptions.ts";
import {
	type RoleSection,
	roleOf,
	roleSections,
	shortened,
} from "./recordSections.ts";
import {
	maximumRecordLength,
	type RecordSection,
	type RecordText,
	recordText,
} from "./recordText.ts";
import { recordTitle } from "./recordTitle.ts";
import { inTime, statusesIn } from "./statusWords.ts";

/**
 * Reads a decision record, whatever format it follows. Looks at lines, in time linear in the text's length, and at no
 * more than `maximumRecordLength` of it. What links name is resolved by `readRecords`. Does not throw.
 */
export function readRecord(path: RepoPath, source: string): DecisionRecord {
	return recordOf(path, recordText(source), source.length);
}

/** The same of a text that is cut up already; `length` is that of the whole. */
export function recordOf(
	path: RepoPath,
	text: RecordText,
	length: number,
): DecisionRecord {
	const label = recordLabel(path);
	const sections = roleSections(text);
	const head = headSections(text);
	const fields = [
		...frontMatterFields(text),
		...head.flatMap((section) => sectionFields(text, section)),
		...sections
			.filter(({ role }) => role === "status")
			.flatMap((section) => sectionFields(text, section)),
	];
	const statuses = statusesOf(text, fields, sections);
	const date = dateOf(text, fields, sections, label, statuses);
	const decision = sections.find(({ role }) => role === "decision");
	return {
		path,
		style: styleOf(text, fields, sections, label),
		label: label.label,
		number: label.number,
		title: recordTitle(text, fields, label),
		statuses,
		date: date.day,
		people: peopleOf(text, fields, sections),
		tags: tagsOf(text, fields, sections),
		links: linksOf(text, fields, head, sections),
		gist: decision ? shortened(text, decision.first, decision.end) : "",
		why: whyOf(text, head, sections),
		rejected: rejectedOptions(text, sections),
		findings: [
			...textFindings(text, length),
			...date.findings,
			...statusFindings(statuses, fields, sections),
		],
	};
}

/** Whether the text has anything that a record has beside a heading. */
export function looksLikeRecord(text: RecordText): boolean {
	const roles = new Set(roleSections(text).map(({ role }) => role));
	const fields = [
		...frontMatterFields(text),
		...headSections(text).flatMap((section) => sectionFields(text, section)),
	];
	const hasStatus =
		roles.has("status") || fields.some(({ name }) => name === "status");
	return roles.has("decision")
		? hasStatus || roles.has("context") || roles.has("options")
		: hasStatus && (roles.size > 1 || fields.length > 1);
}

/** What stands above the first section that has a role: the title's own text, and what is above it. */
function headSections(text: RecordText): RecordSection[] {
	const end = text.sections.findIndex(
		(section, at) =>
			at > 0 &&
			(roleOf(section.heading) !== undefined || (section.depth > 1 && at > 1)),
	);
	const head = text.sections.slice(0, end < 0 ? undefined : end);
	// A part that holds the fields alone.
	const more = text.sections.find(({ heading }) =>
		/^(?:metadata|meta|info|details|document info)$/i.test(heading),
	);
	const kept = head.slice(0, 3);
	return more && !kept.includes(more) ? [...kept, more] : kept;
}

function styleOf(
	text: RecordText,
	fields: readonly RecordField[],
	sections: readonly RoleSection[],
	label: RecordLabel,
): DecisionRecord["style"] {
	const has = (pattern: RegExp) =>
		text.sections.some(({ heading }) => pattern.test(heading));
	const hasStatusField = fields.some(({ name }) => name === "status");
	if (label.day !== undefined && hasStatusField) return "log4brains";
	if (
		has(
			/^(?:decision outcome|context and problem statement|considered (?:options|alternatives))\b/i,
		)
	)
		return "madr";
	const roles = new Set(sections.map(({ role }) => role));
	return roles.has("decision") && (roles.has("context") || roles.has("status"))
		? "nygard"
		: "free";
}

function statusesOf(
	text: RecordText,
	fields: readonly RecordField[],
	sections: readonly RoleSection[],
): RecordStatus[] {
	const found: RecordStatus[] = [];
	const add = (status: RecordStatus) => {
		const isKnown = found.some(
			({ written, date }) =>
				written.toLowerCase() === status.written.toLowerCase() &&
				date === status.date,
		);
		if (!isKnown) found.push(status);
	};
	for (const { name, value } of fields)
		if (name === "status") for (const status of statusesIn(value)) add(status);
	for (const section of sections)
		if (section.role === "status")
			for (const status of listedStatuses(text, section)) add(status);
	// `## Status: Accepted`
	if (found.length === 0)
		for (const { heading } of text.sections) {
			const field = fieldIn(heading);
			if (field?.name === "status" && field.value !== "")
				for (const status of statusesIn(field.value)) add(status);
		}
	return inTime(found);
}

/** The entries of a section `Status`: its first line, and what is one beyond doubt among the others. */
function listedStatuses(
	text: RecordText,
	section: RoleSection,
): RecordStatus[] {
	const found: RecordStatus[] = [];
	let isBelowBlank = true;
	const last = Math.min(section.last, section.first + 100);
	for (let line = section.first; line <= last; line++) {
		let source = text.lines[line - 1] ?? "";
		if (source.trim() === "") {
			isBelowBlank = true;
			continue;
		}
		if (text.isCode[line - 1]) continue;
		if (/\b(?:by|with|to|see)[ \t]*$/i.test(source) && line < last)
			source += ` ${text.lines[line++]?.trim() ?? ""}`;
		const isItem = /^[ \t>]*(?:[-*+]|\d{1,2}[.)])[ \t]|^[ \t]*\|/.test(source);
		const isTableHead = /^[ \t]*\|?[ \t:|-]+\|[ \t:|-]*$/.test(
			text.lines[line] ?? "",
		);
		const bare = source
			.replace(/^(?:[ \t]*>)+/, "")
			.replace(
				/^[ \t]*(?:(?:[-*+]|\d{1,2}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?/,
				"",
			)
			.replace(/[ \t]*\|[ \t]*/g, " ")
			.trim();
		const field = fieldIn(bare);
		const isRule = /^[\s|:*_-]*$/.test(bare);
		const startsBlock = isBelowBlank || isItem;
		isBelowBlank = false;
		if (
			bare === "" ||
			isRule ||
			isTableHead ||
			(field && field.name !== "status")
		)
			continue;
		if (field) continue;
		const links = linksIn(bare, line, "status", new Map());
		const isLinkOnly =
			links.length > 0 && links.every(({ is }) => is !== "superseded-by");
		const entries = statusesIn(bare);
		const knows = entries.some(({ is }) => is !== undefined);
		if (isLinkOnly && !knows) continue;
		const isFirst = found.length === 0;
		const isShort =
			startsBlock &&
			links.length === 0 &&
			/^\S+(?:\s+\S+){0,2}$/.test(bare) &&
			!/:$/.test(bare);
		const isEntry = isFirst || (knows && bare.length <= 400) || isShort;
		if (isEntry) found.push(...entries);
	}
	return found;
}

function dateOf(
	text: RecordText,
	fields: readonly RecordField[],
	sections: readonly RoleSection[],
	label: RecordLabel,
	statuses: readonly RecordStatus[],
): { readonly day: string | undefined; readonly findings: readonly Finding[] } {
	const section = sections.find(({ role }) => role === "date");
	const given =
		fields.find(({ name }) => name === "date") ?? firstLine(text, section);
	const found = given && dayIn(given.value);
	const findings: Finding[] = [];
	if (given && (!found || found.isAmbiguous) && given.value.trim() !== "")
		findings.push({
			code: "record-date",
			severity: "info",
			lines: { start: given.line, end: given.line },
			found: shortenFound(plainTitle(given.value) || given.value),
			expected: found
				? msg`\`${found.day}\`, as which it is read`
				: msg`a day, e.g. \`2026-11-22\``,
		});
	return {
		day:
			found?.day ??
			label.day ??
			statuses.findLast(({ date }) => date !== undefined)?.date,
		findings,
	};
}

function firstLine(
	text: RecordText,
	section: RecordSection | undefined,
): { readonly value: string; readonly line: number } | undefined {
	if (!section) return undefined;
	for (let line = section.first; line <= section.last; line++) {
		const value = (text.lines[line - 1] ?? "")
			.replace(/^[ \t>]*(?:[-*+][ \t]+)?/, "")
			.trim();
		if (value !== "") return { value, line };
	}
	return undefined;
}

/** The lines of a section as values, list marks aside. */
function sectionLines(
	text: RecordText,
	sections: readonly RoleSection[],
	role: RoleSection["role"],
): string[] {
	return sections
		.filter((section) => section.role === role)
		.flatMap(({ first, last }) =>
			text.lines.slice(first - 1, Math.min(last, first + 50)),
		)
		.map((line) => line.replace(/^[ \t>]*(?:[-*+][ \t]+)?/, "").trim())
		.filter((line) => line !== "");
}

function peopleOf(
	text: RecordText,
	fields: readonly RecordField[],
	sections: readonly RoleSection[],
): Person[] {
	const people = new Map<string, Person>();
	const values = [
		...fields.filter(({ name }) => name === "people").map(({ value }) => value),
		...sectionLines(text, sections, "people"),
	];
	for (const value of values)
		for (const part of value
			.slice(0, 2000)
			.split(/[,;]|\s+(?:and|&|\+)\s+|<br\s*\/?>/)) {
			const isAddress = /<[^<>\s]+@[^<>\s]+>/.test(part);
			const name = isAddress ? part : plainTitle(part);
			const person =
				/^\s*[[{]|^(?:n\/a|none|tbd|-)$/i.test(part.trim()) &&
				!/\]\(/.test(part)
					? undefined
					: parsePerson(name);
			if (person && person.name.length <= 100 && !people.has(person.name))
				people.set(person.name, {
					name: ownCopy(person.name),
					email: person.email,
				});
		}
	return [...people.values()].slice(0, 50);
}

function tagsOf(
	text: RecordText,
	fields: readonly RecordField[],
	sections: readonly RoleSection[],
): string[] {
	const values = [
		...fields
			.filter(({ name }) => name === "tags")
			// In front matter a list says where one ends.
			.map(({ value, isFrontMatter }) =>
				isFrontMatter && !value.includes(",") ? `${value},` : value,
			),
		...sectionLines(text, sections, "tags"),
	];
	const tags = values.flatMap((value) => {
		if (/^\s*[[{][^\]}]*\s[^\]}]*[\]}]\s*$/.test(value) && !value.includes(","))
			return [];
		const bare = plainTitle(value.replace(/^\[|\]$/g, ""));
		return bare.split(bare.includes(",") ? /\s*,\s*/ : /\s+/);
	});
	return [
		...new Set(
			tags
				.map((tag) => ownCopy(tag.trim()))
				.filter((tag) => tag !== "" && tag.length <= 60),
		),
	].slice(0, 50);
}

function linksOf(
	text: RecordText,
	fields: readonly RecordField[],
	head: readonly RecordSection[],
	sections: readonly RoleSection[],
): RecordLink[] {
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
	const read = (
		section: RecordSection,
		last: number,
		place: "status" | "links" | "prose",
	) => {
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

function whyOf(
	text: RecordText,
	head: readonly RecordSection[],
	sections: readonly RoleSection[],
): string {
	const context = sections.find(({ role }) => role === "context");
	const found = context ? whole(text, context) : "";
	if (found !== "") return found;
	// MADR before 2.0 and others tell it below the title.
	const title = head.find(({ depth }) => depth > 0) ?? head[0];
	const intro = title ? introOf(text, title) : "";
	if (intro !== "") return intro;
	const drivers = sections.find(({ role }) => role === "drivers");
	return drivers ? whole(text, drivers) : "";
}

function whole(
	text: RecordText,
	{ first, end, inner, last }: RoleSection,
): string {
	const found = shortened(text, first, last);
	const below = inner[0];
	return found === "" && below ? shortened(text, below.first, end) : found;
}

function introOf(text: RecordText, section: RecordSection): string {
	const fields = sectionFields(text, section);
	let first = section.first;
	const isField = (line: number) =>
		fields.some((field) => field.line === line) ||
		/^[ \t]*[-*+]?[ \t]*(?:\*\*|__)?(?:technical|user) story\b/i.test(
			text.lines[line - 1] ?? "",
		);
	for (
		let line = section.first;
		line <= Math.min(section.last, section.first + 40);
		line++
	)
		if (isField(line)) first = line + 1;
	while (/^[ \t]+\S/.test(text.lines[first - 1] ?? "") && first <= section.last)
		first++;
	return shortened(text, first, section.last);
}

function textFindings(text: RecordText, length: number): Finding[] {
	const found: Finding[] = [];
	if (length > maximumRecordLength)
		found.push({
			code: "too-large",
			severity: "warning",
			lines: { start: 1, end: 1 },
			found: msg`${length} characters`,
			expected: msg`at most ${maximumRecordLength} characters; what is below is not read`,
		});
	if (text.frontMatter === "unclosed")
		found.push({
			code: "front-matter-unclosed",
			severity: "warning",
			lines: { start: 1, end: 1 },
			found: "",
			expected: msg`a line \`---\` below it`,
		});
	else if (text.frontMatter?.problem) {
		const { code, line, found: words } = text.frontMatter.problem;
		found.push({
			code,
			severity: "warning",
			lines: { start: line, end: line },
			found: shortenFound(words),
			expected: msg`YAML, e.g. \`status: accepted\``,
		});
	}
	return found;
}

function statusFindings(
	statuses: readonly RecordStatus[],
	fields: readonly RecordField[],
	sections: readonly RoleSection[],
): Finding[] {
	const last = statuses.at(-1);
	if (!last || last.is !== undefined) return [];
	const line =
		sections.find(({ role }) => role === "status")?.line ??
		fields.find(({ name }) => name === "status")?.line ??
		1;
	return [
		{
			code: "record-status-unknown",
			severity: "info",
			lines: { start: line, end: line },
			found: shortenFound(last.written),
			expected: msg`\`proposed\`, \`accepted\`, \`rejected\`, \`deprecated\` or \`superseded by …\``,
		},
	];
}
