import { type Command, InvalidArgumentError, Option } from "commander";
import { minutesOption } from "./minutesOption.ts";

/** Adds `tacit session`. What it needs is loaded when it runs. */
export function addSessionCommand(program: Command): void {
	program
		.command("session")
		.description(
			"print an agenda for a session in which a group learns a folder or file from those who know it",
		)
		.argument(
			"[path]",
			"the folder or file; else the current folder. With --end the agenda’s file",
		)
		.addOption(minutesOption())
		.addOption(
			new Option(
				"--newcomers <number>",
				"how many are new and do a task, 0 to 9",
			)
				.default(1)
				.argParser((text) => {
					if (/^\d$/.test(text)) return Number(text);
					throw new InvalidArgumentError("0 to 9.");
				}),
		)
		.option("--write", "put it into .tacit/sessions/ instead, to be ticked off")
		.addOption(
			new Option(
				"--end",
				"the session was held: link in the agenda’s file what came of it",
			).conflicts(["write"]),
		)
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
One page for whoever leads: whom to watch at the files that change most, and what to ask; a comparison that each finds alone,
on paper, and all show at once; decisions and reasons in comments to name, notes that say the same to merge; and a small task
for each newcomer, after which the notes are corrected. Whoever stands in notAsked in .tacit/config.yaml is not named.
--end writes into a file of --write (of tacit retro, too) which steps were done, with links to the notes that were written since.

Examples:
  $ tacit session src/queue --minutes 90 --newcomers 2
  $ tacit session src/queue --write
  $ tacit session --end .tacit/sessions/2026-11-28-learning-session-src-queue.md`,
		)
		.action(async (path: string | undefined, options: SessionOptions) => {
			const { endSession, showSession } = await import("./showSession.ts");
			if (options.end) await endSession(path ?? "", options);
			else await showSession(path ?? ".", options);
		});
}

/** As commander reads them. */
export interface SessionOptions {
	readonly minutes: number;
	readonly newcomers: number;
	readonly write?: true;
	readonly end?: true;
	readonly json?: true;
}
