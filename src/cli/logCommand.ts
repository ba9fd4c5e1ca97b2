import type { Command } from "commander";
import { entryStates } from "../combine/log/logEntry.ts";
import { collectChoices, collectTexts } from "./collectOption.ts";

/** `tacit log`. What it needs is loaded when it runs. */
export function addLogCommand(program: Command): void {
	program
		.command("log")
		.description("build the log of decisions out of notes and records")
		.argument(
			"[checkouts...]",
			"folders of several repositories, for one log of all; give --output or --stdout",
		)
		.option(
			"--check",
			"write nothing; end with 1 if the log is not what would be built",
		)
		.option("--stdout", "print it as if there were no log yet; write nothing")
		.option("-o, --output <file>", "another file than the settings say")
		.option(
			"--area <folder>",
			"only decisions on this folder; may be given again",
			collectTexts,
		)
		.option(
			"--status <status>",
			`only decisions that are one of these: ${entryStates.join(", ")}`,
			collectChoices(entryStates),
		)
		.option(
			"--since <date>",
			"only decisions of this day (YYYY-MM-DD) or later",
		)
		.option(
			"--tag <tag>",
			"only decisions with this tag; may be given again",
			collectTexts,
		)
		.option(
			"--into-notes",
			"put what was edited in the log by hand into the notes and records that it comes from, where that can be told",
		)
		.option(
			"--discard <id>",
			"build this decision anew over what was edited in it by hand; may be given again",
			collectTexts,
		)
		.option("--questions", "list what the decisions leave open; write nothing")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
The log is DECISIONS.md at the root, or what .tacit/config.yaml says. Tacit builds the parts between its own marks;
what you write before, between and after them stays as it is. What you change inside one stays, too, and is
said to differ. Only published notes and decision records are in it. With --area, --status, --since or --tag it is a view:
give --stdout or --output.

Examples:
  $ tacit log
  $ tacit log --check
  $ tacit log --area src/auth --stdout
  $ tacit log --since 2026-01-01 --output news.md
  $ tacit log ../api ../web --output ../DECISIONS.md
  $ tacit log --json | jq -r '.entries[] | [.date, .title] | @tsv'`,
		)
		.action(async (checkouts: readonly string[], options: LogOptions) => {
			if (options.questions) {
				const { showLogQuestions } = await import("./showLogQuestions.ts");
				await showLogQuestions(options);
				return;
			}
			const { buildLog } = await import("./buildLog.ts");
			await buildLog(checkouts, options);
		});
}

/** As commander reads them. */
export interface LogOptions {
	readonly check?: true;
	readonly stdout?: true;
	readonly output?: string;
	readonly area?: readonly string[];
	readonly status?: readonly string[];
	readonly since?: string;
	readonly tag?: readonly string[];
	readonly intoNotes?: true;
	readonly discard?: readonly string[];
	readonly questions?: true;
	readonly json?: true;
}
