import { type Command, Option } from "commander";
import { addCheckCommand } from "./checkCommand.ts";
import { addExportCommand } from "./exportCommand.ts";
import { addLogCommand } from "./logCommand.ts";
import { addRecordCommands } from "./recordCommands.ts";

/** The commands that bring notes together with the repository and its people. What they need is loaded when they run. */
export function addCombineCommands(program: Command): void {
	program
		.command("lint")
		.description(
			"check the notes, the decision records and the team’s settings",
		)
		.argument(
			"[paths...]",
			"only notes in, or on, these files and folders, by their names of then or now, and records in them",
		)
		.option(
			"--fix",
			"repair dead links, and mend decision records where one change is right beyond doubt",
		)
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
Says what is wrong with a note’s file, which notes have lost their code, and what is wrong with decision records
and between them: numbers used twice, links that lead nowhere, supersession that one side alone tells of. Ends
with 1 if there is an error or a warning. --fix lets dead links lead to where their notes are by now, writes the line
that a record lacks in the form that its folder’s own records have, and prints a line for each change.

Examples:
  $ tacit lint
  $ tacit lint --fix
  $ tacit lint src/auth
  $ tacit lint docs/adr --fix
  $ tacit lint --json | jq '.findings | length'`,
		)
		.action(async (paths: readonly string[], options: LintOptions) => {
			const { lintNotes } = await import("./lintNotes.ts");
			await lintNotes(paths, options);
		});
	program
		.command("share")
		.description(
			"put the notes that others do not have yet on a branch of their own",
		)
		.option("-b, --branch <name>", "the branch", "tacit/notes")
		.option("--push", "push the branch, too")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
The branch starts at the default branch, and holds published notes alone. Your files, your index and your branch
stay as they are. Private drafts are not shared. Nothing is pushed without --push. Once the branch is merged, git
refuses to pull over your own copies of notes that you did not commit: remove them then, and pull again.

Examples:
  $ tacit share
  $ tacit share --branch notes/auth --push`,
		)
		.action(async (options: ShareOptions) => {
			const { shareNotes } = await import("./shareNotes.ts");
			await shareNotes(options);
		});
	program
		.command("init")
		.description("set Tacit up for the team, asking for each file")
		.option("-y, --yes", "write everything without asking")
		.option("-n, --dry-run", "print what would be written, and write nothing")
		.option("--undo", "take back what init wrote; notes stay")
		.option(
			"--merge-driver",
			"only have git merge notes by their parts in this clone",
		)
		.addOption(
			new Option(
				"--layout <layout>",
				"where published notes lie: beside their code, or all in .tacit at the root",
			).choices(["beside", "root"]),
		)
		.option("--json", "print JSON; writes only with --yes")
		.addHelpText(
			"after",
			`
Alone you need none of this. For a team it writes .tacit/config.yaml, a .tacit/README.md for people without Tacit,
lines that keep notes out of the packagers, formatters, linters and image builders that it finds, and what git is told
of notes in .gitattributes. The merge driver that these name is this clone’s own affair: it is asked for by itself, and
never set up by --yes.
Where nobody can be asked (no terminal) it prints the plan, unless --yes is given.

Examples:
  $ tacit init
  $ tacit init --dry-run
  $ tacit init --yes --layout root
  $ tacit init --merge-driver
  $ tacit init --undo`,
		)
		.action(async (options: InitOptions) => {
			const { setUpTeam } = await import("./setUpTeam.ts");
			await setUpTeam(options);
		});
	addCheckCommand(program);
	addLogCommand(program);
	addRecordCommands(program);
	addExportCommand(program);
}

/** As commander reads them. */
export interface LintOptions {
	readonly fix?: true;
	readonly json?: true;
}

/** As commander reads them. */
export interface ShareOptions {
	readonly branch: string;
	readonly push?: true;
	readonly json?: true;
}

/** As commander reads them. */
export interface InitOptions {
	readonly yes?: true;
	readonly dryRun?: true;
	readonly undo?: true;
	readonly mergeDriver?: true;
	readonly layout?: "beside" | "root";
	readonly json?: true;
}
