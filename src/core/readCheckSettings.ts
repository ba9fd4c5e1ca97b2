import { isMap } from "yaml";
import {
	type CheckCode,
	type CheckLevel,
	type CheckRule,
	checkCodes,
	checkLevels,
} from "./config.ts";
import { foundIn, type ReportConfig, textOf } from "./configNodes.ts";
import { msg, verbatim } from "./message.ts";
import { parseRepoPath, type RepoPath, repoRoot } from "./repoPath.ts";

/**
 * `code-changed: error` for all files; `src/generated/: { code-changed: off }` for those below a path, which ends with `/`
 * or names a file with a dot. What is wrong is told, and left out.
 */
export function readCheckSettings(
	key: unknown,
	value: unknown,
	report: ReportConfig,
): readonly CheckRule[] {
	if (!isMap(value)) {
		report("config-value", key, foundIn(value), msg`\`code-changed: error\``);
		return [];
	}
	const everywhere = new Map<CheckCode, CheckLevel | "off">();
	const rules: CheckRule[] = [{ path: repoRoot, levels: everywhere }];
	for (const item of value.items) {
		const name = textOf(item.key);
		const code = codeOf(name);
		if (code) {
			const level = readLevel(item, report);
			if (level) everywhere.set(code, level);
		} else if (isMap(item.value)) {
			const path = pathOf(name);
			if (path === undefined)
				report(
					"config-value",
					item.key,
					foundIn(item.key),
					msg`the path of a file or folder in the repository, like \`src/generated/\``,
				);
			else rules.push({ path, levels: levelsIn(item.value.items, report) });
		} else
			report(
				"config-unknown-key",
				item.key,
				foundIn(item.key),
				verbatim(checkCodes.map((each) => `\`${each}\``).join(", ")),
			);
	}
	return rules;
}

type Item = { readonly key: unknown; readonly value: unknown };

function levelsIn(
	items: readonly Item[],
	report: ReportConfig,
): ReadonlyMap<CheckCode, CheckLevel | "off"> {
	const levels = new Map<CheckCode, CheckLevel | "off">();
	for (const item of items) {
		const code = codeOf(textOf(item.key));
		const level = code && readLevel(item, report);
		if (level) levels.set(code, level);
		else if (!code)
			report(
				"config-unknown-key",
				item.key,
				foundIn(item.key),
				verbatim(checkCodes.map((each) => `\`${each}\``).join(", ")),
			);
	}
	return levels;
}

function readLevel(
	{ key, value }: Item,
	report: ReportConfig,
): CheckLevel | "off" | undefined {
	const given = textOf(value);
	const level = [...checkLevels, "off" as const].find((each) => each === given);
	// YAML reads a bare `off` as a text, and its older version as `false`.
	if (level === undefined)
		report(
			"config-value",
			key,
			foundIn(value),
			verbatim("`error`, `warning`, `info`, `off`"),
		);
	return level;
}

function codeOf(name: string | undefined): CheckCode | undefined {
	return checkCodes.find((each) => each === name);
}

function pathOf(name: string | undefined): RepoPath | undefined {
	return name === undefined || name === ""
		? undefined
		: parseRepoPath(name.replaceAll("\\", "/").replace(/\/+$/, ""));
}
