import { type Command, Option } from "commander";
import { type NoteKind, noteKinds } from "../core/note.ts";
import { collectTexts } from "./collectOption.ts";

/** The command that writes notes. What it needs is loaded when it runs. */
export function addExternalizeCommands(program: Command): void {
	program
		.command("note")
		.description("write a note on lines, a file or a folder")
		.argument(
			"<path>",
			"file or folder; lines may follow: path:12, path:12-24; in a notebook after the cell: path#3:2-4",
		)
		.option(
			"-m, --message <text>",
			"the note; several are paragraphs",
			collectTexts,
		)
		.option("-l, --lines <lines>", "the lines, for names that end like them")
		.addOption(
			new Option("-k, --kind <kind>", "what the note is about")
				.choices(noteKinds)
				.default("why"),
		)
		.option("-t, --title <title>", "the title; else the first sentence is")
		.option(
			"-d, --draft",
			"keep it private, in the git directory of this machine",
		)
		.option(
			"--by <person>",
			"who knows this: “Name <address>”, else whoever commits here; may be repeated",
			collectTexts,
		)
		.option("--no-name", "write no name into the note")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
The text comes from -m, from standard input, or from the editor in $VISUAL or $EDITOR. One sentence is a whole note.
The note is a Markdown file beside the code, ready to be committed; with --draft only you see it.
Kinds: why (reason), decision, gotcha (watch out), workaround, howto, story, question.

Examples:
  $ tacit note src/auth/token.ts:12-24 -m "Refreshed early: a 401 in an upload loses the upload."
  $ tacit note src/queue --kind question -m "Why is the queue sorted twice?" --draft
  $ tacit note src/retry.ts:8 --kind decision --by "Ada Lovelace <ada@example.org>" < why.md
  $ tacit note src/retry.ts
  $ tacit note 'study/load.ipynb#3:2-4' -m "Rows without a day are from the old scanner."`,
		)
		.action(async (path: string, options: NoteOptions) => {
			const { writeNote } = await import("./writeNote.ts");
			await writeNote(path, options);
		});
}

/** As commander reads them. */
export interface NoteOptions {
	readonly message?: readonly string[];
	readonly lines?: string;
	readonly kind: NoteKind;
	readonly title?: string;
	readonly draft?: true;
	readonly by?: readonly string[];
	/** False by `--no-name`. */
	readonly name: boolean;
	readonly json?: true;
}
