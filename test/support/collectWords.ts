import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { getL10nJson } from "@vscode/l10n-dev";
import { projectFolder } from "./cacheFolder.ts";

/** Where VS Code looks for the extension's words in other languages. */
export const wordsFile = path.join(projectFolder, "l10n", "bundle.l10n.json");

/**
 * Every English sentence that the extension shows, as the bundle that translators start from: those in the editor's
 * door, and those of findings, whose words lie in core and are given the translation as a function.
 */
export async function collectWords(): Promise<string> {
	const door = path.join(projectFolder, "src", "vscode");
	const files = readdirSync(door, { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".ts"))
		.sort()
		.map((file) => readFileSync(path.join(door, file), "utf8"));
	const findings = readFileSync(
		path.join(projectFolder, "src", "core", "findingText.ts"),
		"utf8",
	).replaceAll(/\btranslate\(/g, "l10n.t(");
	const words = await getL10nJson(
		[...files, `import { l10n } from "vscode";\n${findings}`].map(
			(contents) => ({ contents, extension: ".ts" }),
		),
	);
	const sorted = Object.fromEntries(
		Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)),
	);
	return `${JSON.stringify(sorted, undefined, "\t")}\n`;
}
