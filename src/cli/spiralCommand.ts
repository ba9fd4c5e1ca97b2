import type { Command } from "commander";

/** Adds `tacit spiral`. What it needs is loaded when it runs. */
export function addSpiralCommand(program: Command): void {
	program
		.command("spiral")
		.description(
			"say how questions become knowledge in a folder: what is open, what was answered, what newcomers wrote",
		)
		.argument("[path]", "the folder or file; else the current folder")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
From committed files and history alone, and without names. An answer became a decision, or another note, where that note
says that it came from the question (from). A newcomer is somebody within 90 days of their own first commit, in a repository
that was more than 90 days old by then; a shallow clone does not tell.

Examples:
  $ tacit spiral src/queue
  $ tacit spiral --json | jq '.open | length'`,
		)
		.action(async (path: string | undefined, options: SpiralOptions) => {
			const { showSpiral } = await import("./showSpiral.ts");
			await showSpiral(path ?? ".", options);
		});
}

/** As commander reads them. */
export interface SpiralOptions {
	readonly json?: true;
}
