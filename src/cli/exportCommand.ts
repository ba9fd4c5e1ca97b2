import type { Command } from "commander";

/** `tacit export`. What it needs is loaded when it runs. */
export function addExportCommand(program: Command): void {
	program
		.command("export")
		.description("write all decisions for people without the editor")
		.argument(
			"[checkouts...]",
			"folders of several repositories, for one page of all; else this one",
		)
		.option("--html <file>", "one page with search, that needs no network")
		.option("--madr <folder>", "a file for each, in the form of MADR")
		.option("--nygard <folder>", "a file for each, in the form of adr-tools")
		.option("--force", "write over what is there")
		.option("--json", "print JSON; alone: all decisions")
		.addHelpText(
			"after",
			`
Only published notes and decision records are in it. An earlier export is brought up to date: its records keep their numbers. Where
somebody wrote into it, or something else stands there, nothing is written, unless --force is given.

Examples:
  $ tacit export --html decisions.html
  $ tacit export ../api ../web --html decisions.html
  $ tacit export --madr ../handbook/decisions
  $ tacit export --json | jq '.entries | length'`,
		)
		.action(async (checkouts: readonly string[], options: ExportOptions) => {
			const { exportLog } = await import("./exportLog.ts");
			await exportLog(checkouts, options);
		});
}

/** As commander reads them. */
export interface ExportOptions {
	readonly html?: string;
	readonly madr?: string;
	readonly nygard?: string;
	readonly force?: true;
	readonly json?: true;
}
