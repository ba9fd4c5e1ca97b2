import { readFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { addCombineCommands } from "../../src/cli/combine.ts";
import { addExternalizeCommands } from "../../src/cli/externalize.ts";
import { addInternalizeCommands } from "../../src/cli/internalize.ts";
import { jsonErrorCodes } from "../../src/cli/json/version.ts";
import { addSocializeCommands } from "../../src/cli/socialize.ts";
import { findingCodes } from "../../src/core/finding.ts";
import { projectFolder } from "../support/cacheFolder.ts";

const read = (file: string) =>
	readFileSync(path.join(projectFolder, file), "utf8");
const readme = read("README.md");
const rows = readme.split("\n").filter((line) => line.startsWith("| "));
const words: Readonly<Record<string, string>> = JSON.parse(
	read("package.nls.json"),
);

interface Setting {
	readonly type: string;
	readonly default: unknown;
	readonly enum?: readonly string[];
	/** Of a list. */
	readonly items?: { readonly enum?: readonly string[] };
}
interface Contributes {
	readonly commands: readonly { command: string; title: string }[];
	readonly menus: {
		readonly commandPalette: readonly { command: string; when: string }[];
	};
	readonly keybindings: readonly { command: string; key: string }[];
	readonly configuration: {
		readonly properties: Readonly<Record<string, Setting>>;
	};
}
const { commands, menus, keybindings, configuration }: Contributes = JSON.parse(
	read("package.json"),
).contributes;

const titles = new Map(
	commands.map(({ command, title }) => [command, words[title.slice(1, -1)]]),
);
const hidden = new Set(
	menus.commandPalette
		.filter(({ when }) => when === "false")
		.map(({ command }) => command),
);
const shown = commands.filter(({ command }) => !hidden.has(command));

/** `ctrl+k ctrl+y` as people read it. */
const spelled = (key: string) =>
	key.replace(/\w+/g, (part) => part.charAt(0).toUpperCase() + part.slice(1));

/** The rows of the table under these headings, each as its cells. */
function tableUnder(headings: string): readonly (readonly string[])[] {
	const from = readme.indexOf(`${headings}\n`);
	const table = readme.slice(from, readme.indexOf("\n\n", from)).split("\n");
	return table.slice(2).map((row) =>
		row
			.split(/(?<!\\)\|/)
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
}

const codesIn = (text: string) =>
	[...text.matchAll(/`([\w-]+)`/g)].map(([, code]) => code);

describe("the README, of the command line,", () => {
	const program = new Command();
	addInternalizeCommands(program);
	addExternalizeCommands(program);
	addCombineCommands(program);
	addSocializeCommands(program);
	const names = program.commands.map((command) => command.name()).sort();

	it("shows each command once, and no other", () => {
		const from = readme.indexOf("```sh\ntacit ");
		const shown = readme.slice(from, readme.indexOf("```\n", from + 3));
		expect(
			[...shown.matchAll(/^tacit (\w+)/gm)].map(([, name]) => name).sort(),
		).toEqual(names);
	});

	it("says what each command prints as JSON, and of no other", () => {
		const [, ...commands] = tableUnder("| Command | Object |");
		expect(commands.flatMap(([name]) => codesIn(name ?? "")).sort()).toEqual(
			names,
		);
	});

	it("lists the codes of failures and of findings, each once", () => {
		const [failures, ...findings] = tableUnder("| Code | Values |");
		expect(codesIn(failures?.[1] ?? "")).toEqual([...jsonErrorCodes]);
		expect(
			findings.flatMap(([, codes]) => codesIn(codes ?? "")).sort(),
		).toEqual([...findingCodes].sort());
	});
});

describe("the README", () => {
	it.each(shown.map(({ command }) => command))(
		"names %s, with its key",
		(id) => {
			const key = keybindings.find(({ command }) => command === id)?.key ?? "";
			const row = rows.find((each) => each.startsWith(`| ${titles.get(id)} |`));
			expect(row?.split("|")[2]?.trim()).toBe(spelled(key));
		},
	);

	it("names every key", () => {
		for (const { key } of keybindings) expect(readme).toContain(spelled(key));
	});

	it("names no command that is not there", () => {
		expect(
			tableUnder("| Command | Key | |")
				.map(([title]) => title)
				.sort(),
		).toEqual(shown.map(({ command }) => titles.get(command)).sort());
	});

	it.each(Object.entries(configuration.properties))(
		"names the setting %s, with its values, the default first",
		(id, setting) => {
			const row = rows.find((each) => each.startsWith(`| \`${id}\` |`)) ?? "";
			const named = [...(row.split("|")[2] ?? "").matchAll(/`(\w+)`/g)].map(
				([, value]) => value,
			);
			if (setting.items) {
				expect(named).toEqual(setting.items.enum ?? []);
				return;
			}
			// What any text may stand in is told in words.
			if (setting.type === "string" && !setting.enum) {
				expect(named).toEqual([]);
				return;
			}
			const values = setting.enum ?? ["true", "false"];
			expect(named.slice(0, values.length)).toEqual([
				String(setting.default),
				...values.filter((value) => value !== String(setting.default)),
			]);
		},
	);
});
