import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { isAskLink } from "./askLink.ts";
import {
	type CheckRule,
	defaultConfig,
	type LogSettings,
	type TeamConfig,
	type TemplateSettings,
} from "./config.ts";
import { foundIn, offsetOf, type ReportConfig, textOf } from "./configNodes.ts";
import type { Finding } from "./finding.ts";
import { type Message, msg, verbatim } from "./message.ts";
import type { Person } from "./person.ts";
import { readCheckSettings } from "./readCheckSettings.ts";
import { readLogSettings } from "./readLogSettings.ts";
import { readNotAsked } from "./readNotAsked.ts";
import { readTemplateSettings } from "./readTemplateSettings.ts";
import { shortenFound } from "./shortenFound.ts";

/** What a file of settings says itself. */
export interface GivenConfig {
	readonly layout?: TeamConfig["layout"];
	readonly templates?: readonly TemplateSettings[];
	readonly log?: Partial<LogSettings>;
	readonly check?: readonly CheckRule[];
	readonly askAt?: string;
	readonly notAsked?: readonly Person[];
	/** Another file, whose settings hold where this one says nothing; as written. */
	readonly extends?: { readonly written: string; readonly line: number };
}

/** The settings that come of files, each of which comes before the ones after it; and below all of them the defaults. */
export function mergeConfig(given: readonly GivenConfig[]): TeamConfig {
	const templates = new Map<string, TemplateSettings>();
	for (const each of given.flatMap((file) => file.templates ?? []))
		if (!templates.has(each.name)) templates.set(each.name, each);
	const firstOf = <K extends keyof LogSettings>(key: K): LogSettings[K] =>
		given.find((file) => file.log?.[key] !== undefined)?.log?.[key] ??
		defaultConfig.log[key];
	const layout = given.find((file) => file.layout !== undefined)?.layout;
	return {
		layout: layout ?? defaultConfig.layout,
		templates: [...templates.values()],
		log: { path: firstOf("path"), split: firstOf("split") },
		// Of two files that settle the same for the same path the one that comes first holds.
		check: given.flatMap(({ check = [] }) => check),
		askAt: given.find((file) => file.askAt !== undefined)?.askAt,
		// Whoever says so in either file is meant: the one does not take it back in the other.
		notAsked: given.flatMap(({ notAsked = [] }) => notAsked),
	};
}

const maximumLength = 64 * 1024;

/**
 * Reads `.tacit/config.yaml`. What is wrong in it is a finding, and the default holds for that key. `config` is what it
 * comes to without the file that it extends.
 */
export function readConfig(text: string): {
	readonly given: GivenConfig;
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
		return nothing(findings);
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
		return nothing(findings);
	if (!isMap(document.contents)) {
		reportLine(
			"config-syntax",
			1,
			text.trim().split("\n")[0] ?? "",
			msg`one \`key: value\` a line`,
		);
		return nothing(findings);
	}
	const report: ReportConfig = (code, at, ...rest) =>
		reportLine(code, counter.linePos(offsetOf(at)).line || 1, ...rest);
	let given: GivenConfig = {};
	for (const { key, value } of document.contents.items) {
		if (!isScalar(key)) continue;
		const text = textOf(value);
		if (key.value === "templates")
			given = {
				...given,
				templates: readTemplateSettings(key, value, report),
			};
		else if (key.value === "log")
			given = { ...given, log: readLogSettings(key, value, report) };
		else if (key.value === "check")
			given = { ...given, check: readCheckSettings(key, value, report) };
		else if (key.value === "extends" && text !== undefined && text !== "")
			given = {
				...given,
				extends: {
					written: text,
					line: counter.linePos(offsetOf(key)).line || 1,
				},
			};
		else if (key.value === "extends")
			report(
				"config-value",
				key,
				foundIn(value),
				msg`the path of another file of settings`,
			);
		else if (key.value === "askAt" && text !== undefined && isAskLink(text))
			given = { ...given, askAt: text };
		else if (key.value === "askAt")
			report(
				"config-value",
				key,
				foundIn(value),
				msg`an address that begins with https:// or mailto:, with {message} where the message is to stand`,
			);
		else if (key.value === "notAsked")
			given = { ...given, notAsked: readNotAsked(key, value, report) };
		else if (key.value !== "layout")
			report(
				"config-unknown-key",
				key,
				String(key.value),
				verbatim(
					"`layout`, `templates`, `log`, `check`, `askAt`, `notAsked`, `extends`",
				),
			);
		else if (text === "beside" || text === "root")
			given = { ...given, layout: text };
		else
			report("config-value", key, foundIn(value), msg`\`beside\` or \`root\``);
	}
	return { given, config: mergeConfig([given]), findings };
}

function nothing(findings: readonly Finding[]) {
	return { given: {}, config: defaultConfig, findings };
}
