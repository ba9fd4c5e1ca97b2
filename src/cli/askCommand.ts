import type { Command } from "commander";
import { collectTexts } from "./collectOption.ts";
import {
	allowOption,
	byOption,
	noNameOption,
	redactOption,
	type SecretOptions,
} from "./writingOptions.ts";

/** Adds `tacit ask`. What it needs is loaded when it runs. */
export function addAskCommand(program: Command): void {
	program
		.command("ask")
		.description("ask why: keep a question, and print it as a message")
		.argument(
			"<path>",
			"file or folder; lines may follow: path:12, path:12-24, or a symbol: path#Class.method",
		)
		.option(
			"-m, --message <text>",
			"the question; several are paragraphs",
			collectTexts,
		)
		.option(
			"-l, --lines <lines>",
			"the lines (12 or 12-24), where the path’s own name ends as if it had some",
		)
		.option(
			"-p, --publish",
			"write it beside the code, for all who come by; else you alone see it",
		)
		.addOption(
			byOption(
				"who asks: “Name <address>”, else whoever commits here; may be repeated",
			),
		)
		.addOption(noNameOption())
		.addOption(redactOption())
		.addOption(allowOption())
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
The message holds the question, the lines, and a link to them that stays right, where the last commit is on a known host. Who
worked on the lines and is still here is named. Nothing is sent: hand it to mail or chat yourself. Where the team settled an
address (askAt: in .tacit/config.yaml), that is printed with the message in it.
The question is a private draft; tacit note, an edit or an answer in VS Code makes more of it.

Examples:
  $ tacit ask src/queue.ts:40-52 -m "Why is the queue sorted twice?"
  $ tacit ask src/queue.ts:40-52 -m "Why is the queue sorted twice?" | pbcopy
  $ tacit ask src/auth --publish --no-name -m "Why two token classes?"`,
		)
		.action(async (path: string, options: AskOptions) => {
			const { askWhy } = await import("./askWhy.ts");
			await askWhy(path, options);
		});
}

/** As commander reads them. */
export interface AskOptions extends SecretOptions {
	readonly message?: readonly string[];
	readonly lines?: string;
	readonly publish?: true;
	readonly by?: readonly string[];
	readonly name: boolean;
	readonly json?: true;
}
