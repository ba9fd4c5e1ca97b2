import { type Command, Option } from "commander";

/** Adds `tacit check`. What it needs is loaded when it runs. */
export function addCheckCommand(program: Command): void {
	program
		.command("check")
		.description("say what a change means for what is known")
		.option(
			"-b, --base <revision>",
			"compare with the commit that HEAD and this branch, tag or commit have in common",
		)
		.option("-a, --all", "check the whole repository, whatever changed")
		.addOption(
			new Option("-f, --format <format>", "how to print it")
				.choices(["text", "json", "sarif", "github", "gitlab", "markdown"])
				.default("text"),
		)
		.addOption(
			new Option("--fail-on <level>", "end with 1 from this level on")
				.choices(["error", "warning", "info", "never"])
				.default("error"),
		)
		.option(
			"-v, --verbose",
			"also code of which the layout, comments or annotated types alone are others",
		)
		.option(
			"--fix",
			"first write into the notes where their code went, and let notes lie beside it",
		)
		.option(
			"-n, --dry-run",
			"with --fix: say what it would write, and write nothing",
		)
		.option("--json", "the same as --format json")
		.addHelpText(
			"after",
			`
Without --base and --all it looks at what you have not committed. It names the notes whose code says something else by
now, or is gone; notes and open questions on what changed; what a note waited for and has come; decisions that
contradict each other; commits whose reason stands nowhere; new notes; and what is malformed. Code that only moved, or
has another layout, is left alone. Nothing about a note fails a build, unless .tacit/config.yaml says so:

  check:
    code-changed: error
    src/generated/: { code-changed: off }

--fix takes the places that are certain: code that is as it was gets its new lines and quote; where it is another by
now, the file's new name is written, and the note still asks whether it holds. A note whose code went to another folder
goes after it, with its images, and links lead there. Nothing is committed. It ends with 2 where something could not be
written, and with --dry-run and --fail-on info with 1 where there is something to write.

A clone of one commit (fetch-depth: 1) cannot be compared: fetch the branch that is merged into, and its history.

Examples:
  $ tacit check
  $ tacit check --base origin/main
  $ tacit check --base origin/main --format github --fail-on warning
  $ tacit check --base origin/main --format sarif > tacit.sarif
  $ tacit check --all
  $ tacit check --all --fix --dry-run`,
		)
		.action(async (options: CheckOptions) => {
			const { checkChange } = await import("./checkChange.ts");
			await checkChange(options);
		});
}

/** As commander reads them. */
export interface CheckOptions {
	readonly base?: string;
	readonly all?: true;
	readonly format: "text" | "json" | "sarif" | "github" | "gitlab" | "markdown";
	readonly failOn: "error" | "warning" | "info" | "never";
	readonly verbose?: true;
	readonly fix?: true;
	readonly dryRun?: true;
	readonly json?: true;
}
