import { type Command, Option } from "commander";
import { noteKinds, noteStatuses } from "../core/note.ts";
import { addAnswerCommands } from "./answerCommands.ts";
import { addAskCommand } from "./askCommand.ts";
import { collectChoices, collectTexts } from "./collectOption.ts";
import { addDigestCommand } from "./digestCommand.ts";
import { addNewsCommand } from "./newsCommand.ts";
import { addPathCommand } from "./pathCommand.ts";
import { addPracticeCommand } from "./practiceCommand.ts";
import { addSearchCommand } from "./searchCommand.ts";
import { addSpiralCommand } from "./spiralCommand.ts";
import { addTourCommand } from "./tourCommand.ts";

/** The commands that read notes. What they need is loaded when they run. */
export function addInternalizeCommands(program: Command): void {
	program
		.command("why")
		.description("print the notes on a line, a file or a folder")
		.argument(
			"[path]",
			"file or folder; lines may follow: path:12, path:12-24, or a symbol: path#Class.method; in a notebook after the cell: path#3:2-4",
		)
		.option(
			"-c, --commit <revision>",
			"the notes that explain this commit instead",
		)
		.option(
			"-l, --lines <lines>",
			"the lines (12 or 12-24), where the path’s own name ends as if it had some",
		)
		.option(
			"--found",
			"also the reasons that stand in commits, comments and decision records, where there are notes, too",
		)
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
The notes are found again where their code stands today, not where it stood. What is lost is said to be lost.
Of lines without a note it prints what the repository holds all the same: up to five reasons found in the commits that
changed them in substance, in comments and in decision records, and who worked on them and is still here to ask.
Of a commit it prints the notes that its message names (Tacit-Note), that answer a question about it, or that were written
when it was the last one.
Cells of a notebook are counted from 1 in the order of the file, lines within the cell; an id may stand for the number.

Examples:
  $ tacit why src/auth/token.ts:14
  $ tacit why src/auth
  $ tacit why 'study/load.ipynb#3:2'
  $ tacit why --commit HEAD~2
  $ tacit why --json src/auth/token.ts | jq -r '.notes[].title'
  $ tacit why -- -odd-name.ts:3`,
		)
		.action(
			async (
				path: string | undefined,
				options: WhyOptions,
				command: Command,
			) => {
				const { commit } = options;
				if (path === undefined && commit === undefined)
					command.error(
						"error: missing required argument 'path', or --commit with the name of one",
					);
				if (path !== undefined && commit !== undefined)
					command.error("error: --commit stands in the place of a path");
				if (commit !== undefined) {
					const { whyCommit } = await import("./whyCommit.ts");
					await whyCommit(commit, options);
				} else if (path !== undefined) {
					const { showWhy } = await import("./showWhy.ts");
					await showWhy(path, options);
				}
			},
		);
	program
		.command("list")
		.description("list the notes of the repository, or of a folder or file")
		.argument("[path]", "folder or file; else the whole repository")
		.option(
			"-k, --kind <kinds>",
			`only notes of these kinds: ${noteKinds.join(", ")}`,
			collectChoices(noteKinds),
		)
		.option(
			"-s, --status <statuses>",
			`only notes of these statuses: ${noteStatuses.join(", ")}`,
			collectChoices(noteStatuses),
		)
		.option(
			"-t, --tag <tag>",
			"only notes with this tag; may be repeated",
			collectTexts,
		)
		.option(
			"--by <person>",
			"only notes by this person: a part of the name or address; may be repeated",
			collectTexts,
		)
		.addOption(
			new Option("--drafts", "only private drafts").conflicts("published"),
		)
		.option("--published", "only published notes")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
Lines are those of the day on which the note was written; tacit why finds them again. A note whose file is
gone is listed where its code is now, and is found by either name.

Examples:
  $ tacit list
  $ tacit list .
  $ tacit list src/auth --kind decision,gotcha
  $ tacit list --by ada --status open
  $ tacit list --drafts`,
		)
		.action(async (path: string | undefined, options: ListOptions) => {
			const { listNotes } = await import("./listNotes.ts");
			await listNotes(path, options);
		});
	addAskCommand(program);
	addAnswerCommands(program);
	addSearchCommand(program);
	addSpiralCommand(program);
	addTourCommand(program);
	addPathCommand(program);
	addDigestCommand(program);
	addNewsCommand(program);
	addPracticeCommand(program);
}

/** As commander reads them. */
export interface WhyOptions {
	readonly commit?: string;
	readonly found?: true;
	readonly lines?: string;
	readonly json?: true;
}

/** As commander reads them. */
export interface ListOptions {
	readonly kind?: readonly string[];
	readonly status?: readonly string[];
	readonly tag?: readonly string[];
	readonly by?: readonly string[];
	readonly drafts?: true;
	readonly published?: true;
	readonly json?: true;
}
