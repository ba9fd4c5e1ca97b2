import { Argument, type Command, Option } from "commander";
import { type NoteKind, noteKinds } from "../core/note.ts";
import { isCheckHook } from "../externalize/hooks/hookNames.ts";
import {
	type MomentLevel,
	momentLevels,
} from "../externalize/moments/moment.ts";
import { addChangeCommands } from "./changeCommands.ts";
import { collectTexts } from "./collectOption.ts";
import {
	allowOption,
	byOption,
	noNameOption,
	redactOption,
	type SecretOptions,
	type SignOptions,
} from "./writingOptions.ts";

/** The commands that write notes. What they need is loaded when they run. */
export function addExternalizeCommands(program: Command): void {
	program
		.command("note")
		.description("write a note on lines, a file or a folder")
		.argument(
			"[path]",
			"file or folder; lines may follow: path:12, path:12-24, or a symbol: path#Class.method; in a notebook after the cell: path#3:2-4",
		)
		.option(
			"--moment <number>",
			"answer this question of tacit moments, on its lines; no path then",
		)
		.addOption(
			new Option(
				"--trailer",
				"with --moment: name the note in the message of the commit that it explains, the last one",
			),
		)
		.option(
			"-m, --message <text>",
			"the note; several are paragraphs",
			collectTexts,
		)
		.option(
			"-l, --lines <lines>",
			"the lines (12 or 12-24), where the path’s own name ends as if it had some",
		)
		.addOption(
			new Option(
				"-k, --kind <kind>",
				"what the note is about; else that of the template or of the question of --moment, or why",
			).choices(noteKinds),
		)
		.option("-t, --title <title>", "the title; else the first sentence is")
		.option(
			"--template <name>",
			"open the editor with these sections: those of a kind, or the team’s",
		)
		.option(
			"-d, --draft",
			"keep it private, in the git directory of this machine",
		)
		.addOption(
			byOption(
				"who knows this: “Name <address>”, else whoever commits here; may be repeated",
			),
		)
		.addOption(noNameOption())
		.addOption(
			new Option(
				"--patch",
				"print the note as a patch for somebody else to commit, and write nothing",
			).conflicts(["draft", "json"]),
		)
		.addOption(redactOption())
		.addOption(allowOption())
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
The text comes from -m, from standard input, or from the editor in $VISUAL or $EDITOR. One sentence is a whole note.
The note is a Markdown file beside the code, ready to be committed; with --draft only you see it.
With --moment the question waits no more. --trailer adds “Tacit-Note: <id>” to the last commit’s message and changes nothing
else, not even files that are staged; not where the commit is on a remote, or is signed. No hook runs. tacit why --commit finds the note.
Kinds: why (reason), decision, gotcha (watch out), workaround, howto, story, question.
Each has a template of a few sections; a team adds its own in .tacit/config.yaml or as .tacit/templates/<name>.md. What is
left empty of them is left out of the note.
With --no-name the note names nobody, but git names whoever commits it: --patch makes a patch that a teammate commits.

Examples:
  $ tacit note src/auth/token.ts:12-24 -m "Refreshed early: a 401 in an upload loses the upload."
  $ tacit note src/queue --kind question -m "Why is the queue sorted twice?" --draft
  $ tacit note src/retry.ts:8 --kind decision --by "Ada Lovelace <ada@example.org>" < why.md
  $ tacit note src/retry.ts
  $ tacit note --moment 3 -m "At 20 the nightly import gave up before the database was back."
  $ tacit note src/retry.ts --template decision
  $ tacit note src/retry.ts:8 -m "It was a guess." --no-name --patch > note.patch
  $ tacit note 'study/load.ipynb#3:2-4' -m "Rows without a day are from the old scanner."
  $ tacit note -m "Named so by the generator." -- -odd-name.ts:3`,
		)
		.action(
			async (
				path: string | undefined,
				options: NoteOptions,
				command: Command,
			) => {
				const { moment, lines, trailer } = options;
				if (path === undefined && moment === undefined)
					command.error(
						"error: missing required argument 'path', or --moment with a question's number",
					);
				if (moment === undefined && trailer)
					command.error("error: --trailer goes with --moment");
				if (moment !== undefined && (path ?? lines) !== undefined)
					command.error("error: with --moment the question says the place");
				if (moment !== undefined) {
					const { answerMoment } = await import("./answerMoment.ts");
					await answerMoment(moment, options);
				} else if (path !== undefined) {
					const { writeNote } = await import("./writeNote.ts");
					await writeNote(path, options);
				}
			},
		);
	addChangeCommands(program);
	program
		.command("harvest")
		.description(
			"find reasons that are written already, where newcomers do not see them: in comments, or in commits",
		)
		.argument(
			"[range or path]",
			"commits (A..B) whose messages are read; or a folder or file whose comments are; else those of the whole repository",
		)
		.option(
			"-r, --range <range>",
			"the commits: A..B, or the last of them for all before it; with a path, what is about code there",
		)
		.option("--todos", "also what TODO, FIXME, HACK and XXX comments say")
		.option("--keep", "make a private draft of each")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
Looks at the comments of code that people of this repository wrote, and beside suppressions; or at the messages of commits and
merges, Lore trailers among them, for code that stands there still. What is no path but has two dots is a range. What a note
says already is left out. Without --keep nothing is written; a draft has the name of who wrote it, and its day.

Examples:
  $ tacit harvest src/queue
  $ tacit harvest src/queue/queue.ts --keep
  $ tacit harvest v1.2..v1.3
  $ tacit harvest src/queue --range HEAD
  $ tacit harvest --todos --json | jq -r '.reasons[] | select(.source == "todo").text'`,
		)
		.action(async (what: string | undefined, options: HarvestOptions) => {
			const { harvestReasons } = await import("./harvestReasons.ts");
			await harvestReasons(what, options);
		});
	program
		.command("moments")
		.description(
			"list the questions that wait for you, about what was just done here",
		)
		.addOption(
			new Option(
				"-r, --range <range>",
				"what happened in these commits instead: A..B, or the last of them",
			).conflicts(["later", "never"]),
		)
		.addOption(
			new Option("-l, --level <level>", "how readily it asks")
				.choices(momentLevels)
				.default("normal"),
		)
		.addOption(
			new Option(
				"--later <number>",
				"not now: it stays in the list, and is not shown again",
			).conflicts("never"),
		)
		.option("--never <number>", "take it off the list for good")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
What was taken back, written anew again and again, worked around, tuned, removed; a dependency that came or went; a build
that changed. Where the commit's message or a comment gives the reason, nothing is asked. Questions wait for seven days in the
git directory of this machine; their lines are where they stand today. tacit note --moment 3 answers one. With --range
nothing is kept, and lines are as the commit left them.

Examples:
  $ tacit moments
  $ tacit moments --never 3
  $ tacit moments --range main..
  $ tacit moments --range v1.2..v1.3 --level eager
  $ tacit moments --json --range HEAD~20..HEAD | jq -r '.moments[].question'`,
		)
		.action(async (options: MomentsOptions) => {
			const { showMoments } = await import("./showMoments.ts");
			await showMoments(options);
		});
	program
		.command("hooks")
		.description(
			"have git print a question after a commit, merge or rebase, where there is one, and check before commits and pushes",
		)
		.addArgument(new Argument("<action>", "what to do").choices(hookActions))
		.argument(
			"[hook]",
			"for run: post-commit, post-merge, post-rewrite, pre-commit or pre-push",
		)
		.argument("[argument]", "for run: what git gives the hook first")
		.option(
			"--shared",
			"also change hooks that others have, too: of the repository, of Husky, or of all your repositories",
		)
		.option(
			"--check",
			"also the hooks pre-commit and pre-push, which run tacit check; uninstall: these alone",
		)
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
install puts a line into the hooks post-commit, post-merge and post-rewrite, above whatever stands there; uninstall takes it
out and leaves every byte as it was. The hooks are those that git runs (core.hooksPath). What is no shell script, or another
tool will make anew, is left alone, and the line is printed for you to add. A hook prints one line to standard error, or
nothing: where standard error is no terminal, amid a rebase or a row of picks, and when Tacit is gone. It stops nothing, and gives up after a second and a half (TACIT_HOOK_LIMIT: milliseconds).
install ends with 1 if a hook was left alone. run is what hooks call.

With --check, pre-commit says what tacit check says of what is not committed, and pre-push what it says of the branch since
what the remote has of it (of a new branch, since the remote's default branch), warnings and errors alone. They stop git only
for an error: a malformed file, or what .tacit/config.yaml makes one. git commit --no-verify and git push --no-verify pass.

Examples:
  $ tacit hooks install
  $ tacit hooks install --check
  $ tacit hooks status
  $ tacit hooks install --shared
  $ tacit hooks uninstall`,
		)
		.action(
			async (
				action: HookAction,
				hook: string | undefined,
				argument: string | undefined,
				options: HooksOptions,
			) => {
				if (action === "run" && isCheckHook(hook)) {
					const { runCheckHook } = await import("./runCheckHook.ts");
					await runCheckHook(hook, argument);
					return;
				}
				if (action === "run") {
					const { printQuestion } = await import("./printQuestion.ts");
					await printQuestion(hook, argument);
					return;
				}
				const { installHooks, showHooks, uninstallHooks } = await import(
					"./setUpHooks.ts"
				);
				const { askingHooks } = await import("./askingHooks.ts");
				if (action === "install") await installHooks(askingHooks, options);
				else if (action === "uninstall")
					await uninstallHooks(askingHooks, options);
				else await showHooks(askingHooks, options);
			},
		);
	program
		.command("journal")
		.description("show what the editor noticed of your work here, and stop it")
		.addOption(
			new Option("--pause", "stop noticing, in every window").conflicts([
				...["resume", "wipe"],
			]),
		)
		.addOption(new Option("--resume", "notice again").conflicts("wipe"))
		.option("--wipe", "forget what was noticed; asks nothing")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
Saves, renames and deletions, errors that come and go, tasks, commands in terminals, debug sessions, and what git did: paths,
line numbers, counts, exit codes and hashes. No code is in it, nor what was typed beside a program's name. It lies in the git
directory, on this machine only, for seven days and 5 MB at most.

Examples:
  $ tacit journal
  $ tacit journal --pause
  $ tacit journal --wipe
  $ tacit journal --json | jq -r '.events[] | select(.type == "ran") | .program'`,
		)
		.action(async (options: JournalOptions) => {
			const { showJournal } = await import("./showJournal.ts");
			showJournal(options);
		});
}

/** As commander reads them. */
export interface JournalOptions {
	readonly pause?: true;
	readonly resume?: true;
	readonly wipe?: true;
	readonly json?: true;
}

const hookActions = ["install", "uninstall", "status", "run"] as const;

type HookAction = (typeof hookActions)[number];

/** As commander reads them. */
export interface HooksOptions {
	readonly check?: true;
	readonly shared?: true;
	readonly json?: true;
}

/** As commander reads them. */
export interface HarvestOptions {
	readonly range?: string;
	readonly todos?: true;
	readonly keep?: true;
	readonly json?: true;
}

/** As commander reads them. */
export interface MomentsOptions {
	readonly range?: string;
	readonly level: MomentLevel;
	readonly later?: string;
	readonly never?: string;
	readonly json?: true;
}

/** As commander reads them. */
export interface NoteOptions extends SecretOptions, SignOptions {
	readonly message?: readonly string[];
	readonly lines?: string;
	readonly kind?: NoteKind;
	readonly moment?: string;
	readonly trailer?: true;
	readonly title?: string;
	readonly template?: string;
	readonly patch?: true;
	readonly draft?: true;
	readonly json?: true;
}
