import type { Command } from "commander";

/** Adds `tacit risk`. What it needs is loaded when it runs. */
export function addRiskCommand(program: Command): void {
	program
		.command("risk")
		.description(
			"say which places change often, are known to one person who is here or none, and have no note",
		)
		.argument("[path]", "the folder or file; else the current folder")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
Of places, and of no person: nobody is named, and nothing is counted for anybody. A place is listed that people changed at
least four times in a year; that one person who is still here knows, or nobody; and of which neither a note nor a decision
record speaks. A folder that is known to so few as a whole stands for its files. Who made about two changes to a file within a year knows it, alone or as a co-author, or did a quarter of all
that was done there; a year halves what counts. Left out are changes of the layout, commits of machines and of more than 30 files,
tests and documents, and files that are generated, vendored or lock versions (.gitattributes counts: linguist-generated,
linguist-vendored).

Examples:
  $ tacit risk
  $ tacit risk src/queue
  $ tacit risk --json | jq -r '.places[] | select(.knowers == 0) | .path'`,
		)
		.action(async (path: string | undefined, options: RiskOptions) => {
			const { showRisk } = await import("./showRisk.ts");
			await showRisk(path ?? ".", options);
		});
}

/** As commander reads them. */
export interface RiskOptions {
	readonly json?: true;
}
