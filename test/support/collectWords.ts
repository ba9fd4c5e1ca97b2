import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { getL10nJson } from "@vscode/l10n-dev";
import { projectFolder } from "./cacheFolder.ts";

/** Where VS Code looks for the extension's words in other languages. */
export const wordsFile = path.join(projectFolder, "l10n", "bundle.l10n.json");

/** What only the command line says, which is English. */
const commandLineOnly = /^(?:cli|node\/terminal)\//;

/**
 * Every English sentence that the extension shows, as the bundle that translators start from: those that the editor's
 * door words itself, and the messages that are made below it.
 */
export async function collectWords(): Promise<string> {
	const sources = path.join(projectFolder, "src");
	const files = readdirSync(sources, { recursive: true, encoding: "utf8" })
		.map((file) => file.replaceAll("\\", "/"))
		.filter((file) => file.endsWith(".ts") && !commandLineOnly.test(file))
		.sort()
		.map((file) => readFileSync(path.join(sources, file), "utf8"));
	return collectWordsIn(files);
}

/** l10n-dev loses count of a sentence's places where an escaped backtick stands between them. */
const escapedBacktick = "\\`";
const placeholder = "\u0001";

/** The same for the texts of these source files. Throws for a message that l10n-dev does not read as it is made. */
export async function collectWordsIn(
	sources: readonly string[],
): Promise<string> {
	// As one file: l10n-dev starts anew for each.
	const contents = sources
		.filter((source) => /\bmsg`|\bl10n\.t\(/.test(source))
		.join("\n")
		.replaceAll(/^import [^;]* from "vscode";$/gm, "")
		.replaceAll(escapedBacktick, placeholder)
		.replaceAll(/\bmsg`/g, "l10n.t`");
	const words = await getL10nJson([
		{
			contents: `import { l10n } from "vscode";\n${contents}`,
			extension: ".ts",
		},
	]);
	const misread = Object.keys(words).find((key) => key.includes("${"));
	if (misread !== undefined)
		throw new Error(`This message has escapes between its places: ${misread}`);
	const sorted = Object.entries(words)
		.map(([key, word]) => [key.replaceAll(placeholder, "`"), word] as const)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	const json = JSON.stringify(Object.fromEntries(sorted), undefined, "\t");
	return `${json.replaceAll(JSON.stringify(placeholder).slice(1, -1), "`")}\n`;
}
