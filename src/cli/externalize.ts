import { type Command, Option } from "commander";
import { type NoteKind, noteKinds } from "../core/note.ts";
import {
	type MomentLevel,
	momentLevels,
} from "../externalize/moments/moment.ts";
import { collectTexts } from "./collectOption.ts";

/** What to do where a note that others will see holds a secret: without any of them nothing is written. */
export interface SecretOptions {
	readonly redact?: true;
	readonly allowSecrets?: true;
}

/** Both stand with every command that writes. */
const redactOption = () =>
	new Option(
		"--redact",
		"leave out what looks like a secret (else nothing is written then)",
	).conflicts("allowSecrets");
const allowOption = () =>
	new Option("--allow-secrets", "write it all the same");

/** The commands that write notes. What they need is loaded when they run. */
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
		.option(
			"-l, --lines <lines>",
			"the lines (12 or 12-24), where the path’s own name ends as if it had some",
		)
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
		.addOption(
			new Option("--no-name", "write no name into the note").conflicts("by"),
		)
		.addOption(redactOption())
		.addOption(allowOption())
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
  $ tacit note 'study/load.ipynb#3:2-4' -m "Rows without a day are from the old scanner."
  $ tacit note -m "Named so by the generator." -- -odd-name.ts:3`,
		)
		.action(async (path: string, options: NoteOptions) => {
			const { writeNote } = await import("./writeNote.ts");
			await writeNote(path, options);
		});
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
		.option(
			"--by <person>",
			"who says so: “Name <address>”, else whoever commits here",
			collectTexts,
		)
		.addOption(
			new Option("--no-name", "write no name into the note").conflicts("by"),
		)
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
		.command("harvest")
		.description(
			"find reasons that are written already, where newcomers do not see them: in comments, or in commits",
		)
		.argument(
			"[range or path]",
			"commits (A..B) whose messages are read; or a folder or file whose comments are; else those of the whole repository",
		)
		.option(
			"-r, --range <range>",
			"the commits: A..B, or the last of them for all before it; with a path, what is about code there",
		)
		.option("--todos", "also what TODO, FIXME, HACK and XXX comments say")
		.option("--keep", "make a private draft of each")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
Looks at the comments of code that people of this repository wrote, and beside suppressions; or at the messages of commits and
merges, Lore trailers among them, for code that stands there still. What is no path but has two dots is a range. What a note
says already is left out. Without --keep nothing is written; a draft has the name of who wrote it, and its day.

Examples:
  $ tacit harvest src/queue
  $ tacit harvest src/queue/queue.ts --keep
  $ tacit harvest v1.2..v1.3
  $ tacit harvest src/queue --range HEAD
  $ tacit harvest --todos --json | jq -r '.reasons[] | select(.source == "todo").text'`,
		)
		.action(async (what: string | undefined, options: HarvestOptions) => {
			const { harvestReasons } = await import("./harvestReasons.ts");
			await harvestReasons(what, options);
		});
	program
		.command("moments")
		.description(
			"list what happened in commits that somebody who was there should be asked about",
		)
		.option(
			"-r, --range <range>",
			"the commits: A..B, or the last of them; else the last 100 of HEAD",
		)
		.addOption(
			new Option("-l, --level <level>", "how readily it asks")
				.choices(momentLevels)
				.default("normal"),
		)
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
What was taken back, written anew again and again, worked around, tuned, removed; a dependency that came or went; a build
that changed. Where the commit's message or a comment gives the reason, nothing is asked. Lines are as the commit left them.

Examples:
  $ tacit moments --range main..
  $ tacit moments --range v1.2..v1.3 --level eager
  $ tacit moments --json --range HEAD~20..HEAD | jq -r '.moments[].question'`,
		)
		.action(async (options: MomentsOptions) => {
			const { showMoments } = await import("./showMoments.ts");
			await showMoments(options);
		});
}

/** As commander reads them. */
export interface HarvestOptions {
	readonly range?: string;
	readonly todos?: true;
	readonly keep?: true;
	readonly json?: true;
}

/** As commander reads them. */
export interface MomentsOptions {
	readonly range?: string;
	readonly level: MomentLevel;
	readonly json?: true;
}

/** As commander reads them. */
export interface ConfirmOptions extends SecretOptions {
	readonly by?: readonly string[];
	/** False by `--no-name`. */
	readonly name: boolean;
	readonly json?: true;
}

/** As commander reads them. */
export interface PointOptions extends SecretOptions {
	readonly add?: true;
	readonly lines?: string;
	readonly place?: string;
	readonly json?: true;
}

/** As commander reads them. */
export interface NoteOptions extends SecretOptions {
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
