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

/** Adds `tacit point`, `confirm`, `update`, `retire` and `unsign`, which change notes that stand. What they need is loaded when they run. */
export function addChangeCommands(program: Command): void {
	program
		.command("point")
		.description("make a note speak of other code, as it stands there now")
		.argument("<note>", "the note’s id, or its file")
		.argument("<path>", "file or folder, with lines as for note")
		.option(
			"-l, --lines <lines>",
			"the lines (12 or 12-24), where the path’s own name ends as if it had some",
		)
		.option(
			"--place <number>",
			"which of the note’s places, from 1, where it speaks of several",
		)
		.option("--add", "speak of this code, too, and of what it spoke of before")
		.addOption(redactOption())
		.addOption(allowOption())
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
For notes whose code went somewhere that Tacit does not find, or is only probably where it thinks; tacit lint names them.
The note’s quote is taken anew; its words, its people and its date stay.

Examples:
  $ tacit point k3f9q2mx src/auth/session.ts:40-52
  $ tacit point src/auth/.tacit/refresh-before-expiry.k3f9q2mx.md src/auth/session.ts --place 2
  $ tacit point k3f9q2mx src/auth/session.ts:60-64 --add
  $ tacit point k3f9q2mx -- -odd-name.ts:3`,
		)
		.action(async (note: string, path: string, options: PointOptions) => {
			const { pointNote } = await import("./pointNote.ts");
			await pointNote(note, path, options);
		});
	program
		.command("confirm")
		.description("write down that a note still holds for its code as it is")
		.argument("<note>", "the note’s id, or its file")
		.addOption(
			byOption("who says so: “Name <address>”, else whoever commits here"),
		)
		.addOption(noNameOption())
		.addOption(redactOption())
		.addOption(allowOption())
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
For notes whose code has changed since: where it was found, the quote is taken anew, and the day and your name stand in the
note. Its words, its people and its own date stay.

Examples:
  $ tacit confirm k3f9q2mx
  $ tacit confirm src/auth/.tacit/refresh-before-expiry.k3f9q2mx.md --by "Grace Hopper <grace@example.org>"`,
		)
		.action(async (note: string, options: ConfirmOptions) => {
			const { confirmNote } = await import("./confirmNote.ts");
			await confirmNote(note, options);
		});
	program
		.command("update")
		.description("write other words into a note, for its code as it is")
		.argument("<note>", "the note’s id, or its file")
		.option(
			"-m, --message <text>",
			"what it says instead; several are paragraphs",
			collectTexts,
		)
		.option("-t, --title <title>", "its title; else the old one stays")
		.addOption(
			new Option(
				"-k, --kind <kind>",
				"what it is about; else what it was",
			).choices(noteKinds),
		)
		.addOption(
			byOption("who says so: “Name <address>”, else whoever commits here"),
		)
		.addOption(noNameOption())
		.addOption(redactOption())
		.addOption(allowOption())
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
The words come from -m, from standard input, or from the editor in $VISUAL or $EDITOR, which begins with those that are
there. Its discussion, its people and its own date stay; the quote is taken anew where the code was found, and the day and
your name stand in the note, as with confirm.

Examples:
  $ tacit update k3f9q2mx
  $ tacit update k3f9q2mx -m "Five minutes ahead: uploads take four at most."
  $ tacit update k3f9q2mx --title "Refresh five minutes ahead" < why.md`,
		)
		.action(async (note: string, options: UpdateOptions) => {
			const { updateNote } = await import("./updateNote.ts");
			await updateNote(note, options);
		});
	program
		.command("retire")
		.description("say that a note holds no more")
		.argument("<note>", "the note’s id, or its file")
		.option("--undo", "say that a retired note holds again")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
A retired note stays as it is and where it is; what it says is marked as past, and nothing is asked about its code any more.

Examples:
  $ tacit retire k3f9q2mx
  $ tacit retire k3f9q2mx --undo`,
		)
		.action(async (note: string, options: RetireOptions) => {
			const { retireNote } = await import("./retireNote.ts");
			await retireNote(note, options);
		});
	program
		.command("unsign")
		.description(
			"take your name off a note; without one list those that others committed in your name",
		)
		.argument("[note]", "the note’s id, or its file")
		.option("--keep", "let your name stand on it, and list it no more")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
Notes of the last 30 days are listed. The other names on the note stay, and so does every word; what was committed before
stays in git. That you let your name stand is kept in the git directory of this machine.

Examples:
  $ tacit unsign
  $ tacit unsign k3f9q2mx
  $ tacit unsign k3f9q2mx --keep`,
		)
		.action(async (note: string | undefined, options: UnsignOptions) => {
			const { unsignNote } = await import("./unsignNote.ts");
			await unsignNote(note, options);
		});
}

/** As commander reads them. */
export interface PointOptions extends SecretOptions {
	readonly add?: true;
	readonly lines?: string;
	readonly place?: string;
	readonly json?: true;
}

/** As commander reads them. */
export interface ConfirmOptions extends SecretOptions, SignOptions {
	readonly json?: true;
}

/** As commander reads them. */
export interface UpdateOptions extends ConfirmOptions {
	readonly message?: readonly string[];
	readonly title?: string;
	readonly kind?: NoteKind;
}

/** As commander reads them. */
export interface RetireOptions {
	readonly undo?: true;
	readonly json?: true;
}

/** As commander reads them. */
export interface UnsignOptions {
	readonly keep?: true;
	readonly json?: true;
}
