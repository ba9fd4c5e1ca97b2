import { isMap } from "yaml";
import type { LogSettings } from "./config.ts";
import { foundIn, type ReportConfig, textOf } from "./configNodes.ts";
import { msg, verbatim } from "./message.ts";
import { isInNoteFolder } from "./notePath.ts";
import { parseRepoPath, type RepoPath } from "./repoPath.ts";

/** `path: …` and `split: …`, each of which may be left out. What is wrong is told, and left out. */
export function readLogSettings(
	key: unknown,
	value: unknown,
	report: ReportConfig,
): Partial<LogSettings> {
	if (!isMap(value)) {
		report("config-value", key, foundIn(value), msg`\`path: DECISIONS.md\``);
		return {};
	}
	let path: RepoPath | undefined;
	let split: LogSettings["split"] | undefined;
	for (const item of value.items) {
		const field = textOf(item.key);
		const given = textOf(item.value);
		if (field === "path") {
			path = given === undefined ? undefined : logPath(given);
			if (path === undefined)
				report(
					"config-value",
					item.key,
					foundIn(item.value),
					msg`the path of a Markdown file in the repository, like \`docs/DECISIONS.md\``,
				);
		} else if (field !== "split")
			report(
				"config-unknown-key",
				item.key,
				foundIn(item.key),
				verbatim("`path`, `split`"),
			);
		else if (given === "none" || given === "folder") split = given;
		else
			report(
				"config-value",
				item.key,
				foundIn(item.value),
				msg`\`none\` or \`folder\``,
			);
	}
	return { ...(path && { path }), ...(split && { split }) };
}

function logPath(given: string): RepoPath | undefined {
	const path = parseRepoPath(given.replaceAll("\\", "/"));
	return path !== undefined &&
		/\.(?:md|markdown)$/i.test(path) &&
		!isInNoteFolder(path) &&
		!/(?:^|\/)\.git(?:\/|$)/i.test(path)
		? path
		: undefined;
}
