import type { Command } from "commander";

/** Adds `tacit digest`. What it needs is loaded when it runs. */
export function addDigestCommand(program: Command): void {
	program
		.command("digest")
		.description(
			"write what was discovered, decided, answered and retired, as Markdown for a chat or a mail",
		)
		.option(
			"--since <time>",
			"a day (2026-11-01), so long ago (1.week, 3.days), or a commit or tag",
			"1.week",
		)
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
From the commits since then, everybody's: notes and decision records that came or changed their state, the thanks that people
wrote into notes (tacit thank), and all questions that wait. Nothing is counted for anybody. What is not committed is not in
it, and whoever stands under notAsked in .tacit/config.yaml is not named. Since a time means: since the branch stood there.

Examples:
  $ tacit digest
  $ tacit digest --since 2.weeks > digest.md
  $ tacit digest --since v1.2 --json | jq -r '.open[].title'`,
		)
		.action(async (options: DigestOptions) => {
			const { showDigest } = await import("./showDigest.ts");
			await showDigest(options);
		});
}

/** As commander reads them. */
export interface DigestOptions {
	readonly since: string;
	readonly json?: true;
}
