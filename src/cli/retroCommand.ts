import type { Command } from "commander";
import { minutesOption } from "./minutesOption.ts";

/** Adds `tacit retro`. What it needs is loaded when it runs. */
export function addRetroCommand(program: Command): void {
	program
		.command("retro")
		.description(
			"print what to talk about after a release, a sprint or an incident: an agenda, without names",
		)
		.argument("<range>", "commits: v1.2..v1.3, or v1.2.. up to now")
		.addOption(minutesOption())
		.option("--write", "put it into .tacit/sessions/ instead, to be ticked off")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
Markdown to be read aloud, made of what happened in these commits: what was taken back, places repaired again and again,
notes past their time (until), decisions that hold no more, questions nobody answered, changes that say nowhere why; each
with its commits, a question to all, and the command that keeps the answer as a note. What is written already is named.
It tells of events and places and never who made a commit: names, addresses and names on Git hosts are taken out of titles and messages, too.
As much as there is time for (--minutes), of each kind; the rest stands at the end, in a line each.

Examples:
  $ tacit retro v1.2..v1.3
  $ tacit retro v1.3.. --minutes 30 > retro.md
  $ tacit retro 'main@{2.weeks.ago}..main' --write`,
		)
		.action(async (range: string, options: RetroOptions) => {
			const { showRetro } = await import("./showRetro.ts");
			await showRetro(range, options);
		});
}

/** As commander reads them. */
export interface RetroOptions {
	readonly minutes: number;
	readonly write?: true;
	readonly json?: true;
}
