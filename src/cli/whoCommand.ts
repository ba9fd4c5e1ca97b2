import type { Command } from "commander";

/** Adds `tacit who`. What it needs is loaded when it runs. */
export function addWhoCommand(program: Command): void {
	program
		.command("who")
		.description("say who knows a line, a file or a folder and can be asked")
		.argument(
			"<path>",
			"file or folder; lines may follow: path:12, path:12-24, or a symbol: path#Class.method",
		)
		.option(
			"-l, --lines <lines>",
			"the lines (12 or 12-24), where the path’s own name ends as if it had some",
		)
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
At most three people, each with what speaks for it: who wrote the lines, who changed the file and how lately, alone or as a
co-author, who wrote or confirmed notes here or answered a question; and, where the file alone tells little, who works on what
changes together with it, in its folder, and here at all. Renames are followed; mere moves, changes of layout (those in
.git-blame-ignore-revs, too) and machines count nothing. Who made no commit here for six months is gone, and told as history.
One place is asked about at a time, and nothing of the answer is kept. Who wants to be named nowhere says so in
.tacit/config.yaml:

  notAsked: [ada@example.org]

Examples:
  $ tacit who src/auth/token.ts:14
  $ tacit who src/auth
  $ tacit who src/auth/token.ts --json | jq -r '.knowers[].email'`,
		)
		.action(async (path: string, options: WhoOptions) => {
			const { showWho } = await import("./showWho.ts");
			await showWho(path, options);
		});
}

/** As commander reads them. */
export interface WhoOptions {
	readonly lines?: string;
	readonly json?: true;
}
