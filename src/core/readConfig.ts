import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { defaultConfig, type TeamConfig } from "./config.ts";
import type { Finding } from "./finding.ts";
import { type Message, msg, verbatim } from "./message.ts";
import { shortenFound } from "./shortenFound.ts";

const maximumLength = 64 * 1024;

/** Reads `.tacit/config.yaml`. What is wrong in it is a finding, and the default holds for that key. */
export function readConfig(text: string): {
	readonly config: TeamConfig;
	readonly findings: readonly Finding[];
} {
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
	if (text.length > maximumLength) {
		report("too-large", 1, msg`${text.length} characters`, msg`at most 65,536`);
		return { config: defaultConfig, findings };
	}
	const counter = new LineCounter();
	const document = parseDocument(text, {
		lineCounter: counter,
		prettyErrors: false,
	});
	for (const error of document.errors)
		report(
			"config-syntax",
			counter.linePos(error.pos[0]).line || 1,
			error.message,
			msg`YAML: one \`key: value\` a line`,
		);
	if (document.errors.length > 0 || document.contents === null)
		return { config: defaultConfig, findings };
	if (!isMap(document.contents)) {
		report(
			"config-syntax",
			1,
			text.trim().split("\n")[0] ?? "",
			msg`one \`key: value\` a line`,
		);
		return { config: defaultConfig, findings };
	}
	let layout = defaultConfig.layout;
	for (const { key, value } of document.contents.items) {
		if (!isScalar(key)) continue;
		const line = counter.linePos(key.range?.[0] ?? 0).line || 1;
		const given = isScalar(value) ? value.value : undefined;
		if (key.value !== "layout")
			report(
				"config-unknown-key",
				line,
				String(key.value),
				verbatim("`layout`"),
			);
		else if (given === "beside" || given === "root") layout = given;
		else
			report("config-value", line, String(given), msg`\`beside\` or \`root\``);
	}
	return { config: { layout }, findings };
}
