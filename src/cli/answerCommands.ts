import { type Command, Option } from "commander";
import { type NoteKind, noteKinds } from "../core/note.ts";
import { collectTexts } from "./collectOption.ts";
import {
	allowOption,
	byOption,
	noNameOption,
	redactOption,
	type SecretOptions,
	type SignOptions,
} from "./writingOptions.ts";

/** Adds `tacit answer`, `tacit answered` and `tacit thank`. What they need is loaded when they run. */
export function addAnswerCommands(program: Command): void {
	program
		.command("answer")
		.description("make an answer that you were given a note, with both names")
		.argument("<question>", "the question: its id or file")
		.option(
			"-m, --message <text>",
			"the answer; several are paragraphs. Else standard input",
			collectTexts,
		)
		.addOption(
			new Option("-k, --kind <kind>", "what the note is about")
				.choices(noteKinds.filter((kind) => kind !== "question"))
				.default("why"),
		)
		.addOption(
			byOption(
				"who asked and who answered, as far as both agreed to be named: “Name <address>”; may be repeated",
			),
		)
		.addOption(noNameOption())
		.addOption(redactOption())
		.addOption(allowOption())
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
A private question becomes the note itself, private as before, and keeps what was asked below the answer. Of a published one
the answer is a note of its own at the same code, which says that it came from the question; the question is answered then.
Nobody is named who is not given by --by: ask first.

Examples:
  $ tacit answer k3f9q2mx -m "It is sorted again because receipts come late." --by "Lin <lin@example.org>" --by "Ada <ada@example.org>"
  $ pbpaste | tacit answer k3f9q2mx --no-name`,
		)
		.action(async (question: string, options: AnswerOptions) => {
			const { keepAnswer } = await import("./keepAnswer.ts");
			await keepAnswer(question, options);
		});
	program
		.command("answered")
		.description("list your questions that were answered, or go on with one")
		.argument("[question]", "the question: its id or file")
		.option("--clear", "it is clear now: it is listed no more")
		.addOption(
			new Option(
				"-m, --message <text>",
				"ask on: what is not clear yet; several are paragraphs",
			)
				.argParser(collectTexts)
				.conflicts("clear"),
		)
		.addOption(
			byOption("who asks on: “Name <address>”, else whoever commits here"),
		)
		.addOption(noNameOption())
		.addOption(redactOption())
		.addOption(allowOption())
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
Which questions were asked here is kept in the git directory, on this machine alone, so that it works without a name, too.

Examples:
  $ git pull && tacit answered
  $ tacit answered k3f9q2mx --clear
  $ tacit answered k3f9q2mx -m "And with two machines?"`,
		)
		.action(
			async (
				question: string | undefined,
				options: AnsweredOptions,
				command: Command,
			) => {
				if (question === undefined && (options.clear || options.message))
					command.error("error: missing required argument 'question'");
				const { showAnswered } = await import("./showAnswered.ts");
				await showAnswered(question, options);
			},
		);
	program
		.command("thank")
		.description("thank for a note; it is kept in the note")
		.argument("<note>", "the note: its id or file")
		.addOption(
			byOption("who thanks: “Name <address>”, else whoever commits here"),
		)
		.addOption(noNameOption())
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
The day and your name stand in the note's front matter (thanks:), once for each person. Nothing counts them.

Examples:
  $ tacit thank k3f9q2mx
  $ tacit thank k3f9q2mx --no-name`,
		)
		.action(async (note: string, options: ThankOptions) => {
			const { thankFor } = await import("./thankFor.ts");
			await thankFor(note, options);
		});
}

/** As commander reads them. */
export interface AnswerOptions extends SecretOptions, SignOptions {
	readonly message?: readonly string[];
	readonly kind: Exclude<NoteKind, "question">;
	readonly json?: true;
}

/** As commander reads them. */
export interface AnsweredOptions extends SecretOptions, SignOptions {
	readonly clear?: true;
	readonly message?: readonly string[];
	readonly json?: true;
}

/** As commander reads them. */
export interface ThankOptions {
	readonly by?: readonly string[];
	/** False by `--no-name`. */
	readonly name: boolean;
	readonly json?: true;
}
