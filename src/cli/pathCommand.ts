import { type Command, Option } from "commander";
import { collectTexts } from "./collectOption.ts";

/** Adds `tacit path`. What it needs is loaded when it runs. */
export function addPathCommand(program: Command): void {
	program
		.command("path")
		.description(
			"say what to read of a folder, or before you work on a file, in which order, and why",
		)
		.argument("[place]", "the folder or file; else the current folder")
		.addOption(
			new Option("--next", "only the next step that is open").conflicts([
				"reset",
			]),
		)
		.option(
			"--done <step>",
			"you have read this; may be repeated",
			collectTexts,
		)
		.option("--skip <step>", "leave this out; may be repeated", collectTexts)
		.option(
			"--known <step>",
			"you knew this before; may be repeated",
			collectTexts,
		)
		.option("--reset [step]", "forget what you said of a step, or of all")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
About a dozen notes, decisions and files that matter most: the README, decisions on the folder, then its code by its own
imports, what others build on before what builds on it, each file after the notes about it and before its tests. It tells
what speaks for each, how long it takes, and who worked on it and is still here to ask. There need be no notes.
Of a file: what it builds on, itself with its notes and tests, and what builds on it.
A step is named by its number, or by its path or id, which stay when the code changes. How far you have come is kept in the
git directory, on this machine alone; --reset wipes it.
A team pins steps of its own in .tacit/path.md of the folder, as a Markdown list of links; they come first, in its order:

  - [How tokens are kept](../token.ts): read the type at the top, skip the rest. 10 min

Examples:
  $ tacit path src/auth
  $ tacit path src/auth/token.ts
  $ tacit path src/auth --done 1 --next
  $ tacit path src/auth --known src/auth/token.ts
  $ tacit path --json | jq -r '.steps[].path'`,
		)
		.action(async (place: string | undefined, options: PathOptions) => {
			const { showPath } = await import("./showPath.ts");
			await showPath(place ?? ".", options);
		});
}

/** As commander reads them. */
export interface PathOptions {
	readonly next?: true;
	readonly done?: readonly string[];
	readonly skip?: readonly string[];
	readonly known?: readonly string[];
	/** `true` for all. */
	readonly reset?: string | true;
	readonly json?: true;
}
