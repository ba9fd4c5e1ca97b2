import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../../support/cacheFolder.ts";
import {
	collectWords,
	collectWordsIn,
	wordsFile,
} from "../../support/collectWords.ts";

const read = (file: string) =>
	readFileSync(path.join(projectFolder, file), "utf8");
const manifest = read("package.json");
const manifestWords: Record<string, string> = JSON.parse(
	read("package.nls.json"),
);

function doorSources(): string {
	const door = path.join(projectFolder, "src/vscode");
	return readdirSync(door, { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".ts") && !file.endsWith("commandIds.ts"))
		.map((file) => readFileSync(path.join(door, file), "utf8"))
		.join("\n");
}

describe("the words of the extension", () => {
	it("stand in the translators' bundle, all of them (npm run l10n)", async () => {
		expect(await collectWords()).toBe(readFileSync(wordsFile, "utf8"));
	}, 60_000);

	it("are found wherever a message is made, so that one which is not in the bundle is seen", async () => {
		const planted = [
			"throw new TacitError(",
			"	'unreadable',",
			"	msg`A \\`planted\\` §{path} in §{msg`line §{1 + 1}`}.`,",
			");",
		].join("\n");
		expect(
			JSON.parse(await collectWordsIn([planted.replaceAll("§", "$")])),
		).toEqual({
			"A `planted` {0} in {1}.": "A `planted` {0} in {1}.",
			"line {0}": "line {0}",
		});
		expect(readFileSync(wordsFile, "utf8")).not.toContain("planted");
	});

	it("are never the English of a failure", () => {
		expect(doorSources()).not.toMatch(/\berror\.message\b/);
	});

	it("are named in package.json exactly as package.nls.json has them", () => {
		const named = [...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
		expect([...new Set(named)].sort()).toEqual(
			Object.keys(manifestWords).sort(),
		);
	});

	it("never use the theory's", () => {
		const shown = [
			...Object.values(manifestWords),
			...Object.keys(JSON.parse(readFileSync(wordsFile, "utf8"))),
		].join("\n");
		expect(shown).not.toMatch(
			/socializ|externaliz|internaliz|\bcombination\b|\bSECI\b|tacit knowledge/i,
		);
	});

	it("belong to commands that exist, and each command has an id in code", () => {
		const contributed: { command: string }[] =
			JSON.parse(manifest).contributes.commands;
		const ids = [
			...read("src/vscode/commandIds.ts").matchAll(/"(tacit\.\w+)"/g),
		].map(([, id]) => id);
		expect(contributed.map(({ command }) => command).sort()).toEqual(
			ids.sort(),
		);
	});

	it("belong to commands that somebody registers", () => {
		const sources = doorSources();
		const ids = [
			...read("src/vscode/commandIds.ts").matchAll(/^\t(\w+): "tacit\./gm),
		].map(([, name]) => name);
		const unused = ids.filter(
			(name) =>
				!new RegExp(`\\b(?:run|on)\\(\\s*commandIds\\.${name}\\b`).test(
					sources,
				),
		);
		expect(unused).toEqual([]);
	});
});
