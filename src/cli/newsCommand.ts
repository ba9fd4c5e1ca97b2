import { type Command, Option } from "commander";

/** Adds `tacit news`. What it needs is loaded when it runs. */
export function addNewsCommand(program: Command): void {
	program
		.command("news")
		.description(
			"say what others decided, retired, asked and answered while you were away",
		)
		.option(
			"--since <revision>",
			"since this commit, and not since you were last here",
		)
		.option("--everywhere", "not only where you work")
		.option("--seen", "remember that you know all of this")
		.addOption(
			new Option("--forget", "forget when you were last here").conflicts([
				"since",
				"everywhere",
				"seen",
			]),
		)
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
From the commits of others since you last said --seen; before you first did, since your last pull or merge of the last 30
days, else since your last commit. It tells of notes and decision records on files that you changed in your last 500 commits, beside them, and on
the folders above; of answers to your own questions wherever they are; and of notes whose code changed in your files.
Up to where you know the news is kept in the git directory, on this machine alone.

Examples:
  $ git pull && tacit news
  $ tacit news --seen
  $ tacit news --since v1.2 --everywhere
  $ tacit news --json | jq -r '.items[] | select(.what == "decided") | .title'`,
		)
		.action(async (options: NewsOptions) => {
			const { showNews } = await import("./showNews.ts");
			await showNews(options);
		});
}

/** As commander reads them. */
export interface NewsOptions {
	readonly since?: string;
	readonly everywhere?: true;
	readonly seen?: true;
	readonly forget?: true;
	readonly json?: true;
}
