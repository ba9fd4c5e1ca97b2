import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";
import { isTemplateName, type TemplateSettings } from "./config.ts";
import { foundIn, type ReportConfig, textOf } from "./configNodes.ts";
import { isSectionHeading } from "./markdown/reply.ts";
import { msg, verbatim } from "./message.ts";
import { type NoteKind, noteKinds } from "./note.ts";

/** `kind or name: [heading, …]`, or `name: {kind: …, sections: […]}`. One that is wrong is left out. */
export function readTemplateSettings(
	key: unknown,
	value: unknown,
	report: ReportConfig,
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
	report: ReportConfig,
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
	report: ReportConfig,
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
