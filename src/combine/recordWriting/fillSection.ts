import type { RejectedOption } from "../records/decisionRecord.ts";
import type { RecordContent } from "./recordContent.ts";
import type { TemplateSection } from "./templateParts.ts";

/** What stands below a heading in place of the template's hints. */
export interface FilledSection {
	readonly body: readonly string[];
	/** Whether it takes the place of the sections below it, too. */
	readonly withSubsections: boolean;
}

/** Fills a section with what is known; `undefined` where nothing is, so that the template's hints stay. */
export function fillSection(
	section: TemplateSection,
	all: readonly TemplateSection[],
	content: RecordContent,
): FilledSection | undefined {
	const body = bodyOf(section, all, content);
	if (!body || body.length === 0) return undefined;
	const withSubsections = section.role === "arguments";
	return { body: ["", ...body, ""], withSubsections };
}

function bodyOf(
	section: TemplateSection,
	all: readonly TemplateSection[],
	content: RecordContent,
): readonly string[] | undefined {
	const { chosen, rejected } = content;
	const mark = listMark([section, ...all]);
	switch (section.role) {
		case "status":
			return [content.status];
		case "context":
			return isFirst(section, all) ? content.context?.split("\n") : undefined;
		case "options": {
			const holdsReasons = !all.some(({ role }) => role === "arguments");
			return chosen === undefined && rejected.length === 0
				? undefined
				: [
						...(chosen === undefined ? [] : [`${mark} ${chosen}`]),
						...rejected.map((option) =>
							holdsReasons
								? `${mark} ${withReason(option)}`
								: `${mark} ${option.title}`,
						),
					];
		}
		case "arguments":
			return rejected
				.filter(({ reason }) => reason !== undefined)
				.flatMap(({ title, reason }, at) => [
					...(at > 0 ? [""] : []),
					`${"#".repeat(section.level + 1)} ${title}`,
					"",
					`${mark} Bad, because ${reason}`,
				]);
		case "decision":
			return decisionOf(section, all, content);
		case "consequences":
			return content.consequences?.split("\n");
		case "links":
			return content.links.map((link) => `${mark} ${link}`);
		case "other":
			return undefined;
	}
}

/** `Chosen option: "…", because …` where the template says so; else a sentence, and what was rejected where options have no section. */
function decisionOf(
	section: TemplateSection,
	all: readonly TemplateSection[],
	{ chosen, because, outcome, rejected }: RecordContent,
): readonly string[] | undefined {
	if (chosen === undefined || !isFirst(section, all)) return undefined;
	const form = section.body
		.map((line) => /^((?:[-*+] )?Chosen \w+:)/i.exec(line)?.[1])
		.find((start) => start !== undefined);
	const decided =
		form === undefined
			? [sentence(chosen), ...(because ? ["", sentence(because)] : [])]
			: [
					sentence(
						`${form} "${chosen}"${because === undefined ? "" : `, because ${because}`}`,
					),
				];
	if (outcome) decided.push("", ...outcome.split("\n"));
	const hasOptions = all.some(
		({ role }) => role === "options" || role === "arguments",
	);
	return hasOptions || rejected.length === 0
		? decided
		: [
				...decided,
				"",
				"Rejected:",
				"",
				...rejected.map((option) => `${listMark(all)} ${withReason(option)}`),
			];
}

function sentence(text: string): string {
	return /[.!?…:)]["”’']?$/.test(text) ? text : `${text}.`;
}

/** Whether no section before it is for the same. */
function isFirst(
	section: TemplateSection,
	all: readonly TemplateSection[],
): boolean {
	return all.find(({ role }) => role === section.role) === section;
}

/** An option as an entry of a list has it. */
export function withReason({ title, reason }: RejectedOption): string {
	return reason === undefined ? title : `${title}: ${reason}`;
}

/** The mark of the first list in these sections; `-` where they have none. */
export function listMark(sections: readonly TemplateSection[]): string {
	for (const line of sections.flatMap(({ body }) => body)) {
		const mark = /^([-*+]) /.exec(line)?.[1];
		if (mark !== undefined) return mark;
	}
	return "-";
}
