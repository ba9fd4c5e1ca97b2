import {
	isMap,
	isScalar,
	isSeq,
	LineCounter,
	type Pair,
	parseDocument,
	type YAMLMap,
} from "yaml";
import {
	defaultConfig,
	isTemplateName,
	type TeamConfig,
	type TemplateSettings,
} from "./config.ts";
import type { Finding } from "./finding.ts";
import { isSectionHeading } from "./markdown/reply.ts";
import { type Message, msg, verbatim } from "./message.ts";
import { type NoteKind, noteKinds } from "./note.ts";
import { shortenFound } from "./shortenFound.ts";

const maximumLength = 64 * 1024;

/** Tells of what is wrong at a node of the document. */
type Report = (
	code: Finding["code"],
	at: unknown,
	found: Message | string,
	expected: Message,
) => void;

/** Reads `.tacit/config.yaml`. What is wrong in it is a finding, and the default holds for that key. */
export function readConfig(text: string): {
	readonly config: TeamConfig;
	readonly findings: readonly Finding[];
} {
	const findings: Finding[] = [];
	const reportLine = (
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
	if (text.length > maximumLength) {
		reportLine(
			"too-large",
			1,
			msg`${text.length} characters`,
			msg`at most 65,536`,
		);
		return { config: defaultConfig, findings };
	}
	const counter = new LineCounter();
	const document = parseDocument(text, {
		lineCounter: counter,
		prettyErrors: false,
	});
	for (const error of document.errors)
		reportLine(
			"config-syntax",
			counter.linePos(error.pos[0]).line || 1,
			error.message,
			msg`YAML: one \`key: value\` a line`,
		);
	if (document.errors.length > 0 || document.contents === null)
		return { config: defaultConfig, findings };
	if (!isMap(document.contents)) {
		reportLine(
			"config-syntax",
			1,
			text.trim().split("\n")[0] ?? "",
			msg`one \`key: value\` a line`,
		);
		return { config: defaultConfig, findings };
	}
	const report: Report = (code, at, ...rest) =>
		reportLine(code, counter.linePos(offsetOf(at)).line || 1, ...rest);
	let { layout, templates, log } = defaultConfig;
	for (const { key, value } of document.contents.items) {
		if (!isScalar(key)) continue;
		const given = isScalar(value) ? value.value : undefined;
		if (key.value === "templates")
			templates = readTemplates(key, value, report);
		else if (key.value !== "layout")
			report(
				"config-unknown-key",
				key,
				String(key.value),
				verbatim("`layout`, `templates`"),
			);
		else if (given === "beside" || given === "root") layout = given;
		else
			report("config-value", key, String(given), msg`\`beside\` or \`root\``);
	}
	return { config: { layout, templates, log }, findings };
}

/** `kind or name: [heading, …]`, or `name: {kind: …, sections: […]}`. One that is wrong is left out. */
function readTemplates(
	key: unknown,
	value: unknown,
	report: Report,
): readonly TemplateSettings[] {
	if (isScalar(value) && value.value === null) return [];
	if (!isMap(value)) {
		report(
			"config-value",
			key,
			foundIn(value),
			msg`\`name: [heading, heading]\`, one a line`,
		);
		return [];
	}
	return value.items.flatMap((item) => readTemplate(item, report) ?? []);
}

function readTemplate(
	{ key, value }: Pair,
	report: Report,
): TemplateSettings | undefined {
	const name = textOf(key)?.trim();
	if (name === undefined || !isTemplateName(name)) {
		report("config-value", key, foundIn(key), templateNames);
		return undefined;
	}
	const own = noteKinds.find((kind) => kind === name);
	if (!isMap(value)) {
		const sections = readSections(value ?? key, report);
		return sections && { name, kind: own ?? "why", sections };
	}
	let kind: NoteKind = own ?? "why";
	let sections: readonly string[] | undefined;
	for (const item of (value as YAMLMap).items) {
		const field = textOf(item.key);
		if (field === "sections")
			sections = readSections(item.value ?? item.key, report);
		else if (field !== "kind")
			report(
				"config-unknown-key",
				item.key,
				foundIn(item.key),
				verbatim("`kind`, `sections`"),
			);
		else {
			const given = noteKinds.find((each) => each === textOf(item.value));
			if (given && (own === undefined || given === own)) kind = given;
			else
				report(
					"config-value",
					item.key,
					foundIn(item.value),
					verbatim(own ?? noteKinds.join(", ")),
				);
		}
	}
	if (sections) return { name, kind, sections };
	if (!value.has("sections"))
		report("config-value", key, foundIn(key), sectionsForm);
	return undefined;
}

const sectionsForm = msg`a list of headings, each one line of text without \`#\`, and not “Discussion”`;

/** `undefined` where there is none, which is reported. */
function readSections(
	value: unknown,
	report: Report,
): readonly string[] | undefined {
	if (!isSeq(value)) {
		report("config-value", value, foundIn(value), sectionsForm);
		return undefined;
	}
	const sections: string[] = [];
	for (const item of value.items) {
		const heading = textOf(item)?.trim();
		if (heading !== undefined && isSectionHeading(heading))
			sections.push(heading);
		else report("config-value", item, foundIn(item), sectionsForm);
	}
	if (sections.length > 0) return sections;
	if (value.items.length === 0)
		report("config-value", value, "[]", sectionsForm);
	return undefined;
}

const templateNames = msg`a name of letters, digits, spaces, \`-\`, \`_\` and \`.\`, at most 60`;

function textOf(node: unknown): string | undefined {
	if (!isScalar(node)) return undefined;
	const { value } = node;
	return typeof value === "string" || typeof value === "number"
		? String(value)
		: undefined;
}

function foundIn(node: unknown): string {
	return isScalar(node) ? String(node.value) : String(node ?? "");
}

function offsetOf(node: unknown): number {
	const range = (node as { range?: readonly number[] | null } | null)?.range;
	return range?.[0] ?? 0;
}
