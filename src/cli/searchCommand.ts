import { type Command, InvalidArgumentError } from "commander";
import { recordStates } from "../combine/records/decisionRecord.ts";
import { noteKinds, noteStatuses } from "../core/note.ts";

/** Adds `tacit search`. What it needs is loaded when it runs. */
export function addSearchCommand(program: Command): void {
	program
		.command("search")
		.description("find notes and decision records by words")
		.argument(
			"<words...>",
			"words, and filters: kind:why by:ada tag:auth path:src/api is:open",
		)
		.option("-n, --most <number>", "at most so many", positiveNumber, 10)
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
Titles, text, the code that notes are on, names, people, tags and paths are searched: by the words’ stems, by parts of names
(retry count finds retryCount), and typing errors are forgiven where nobody wrote it so. What has more of the words, and in
its title, comes first; what holds no longer comes later.

  "…"        words in a row; quote it for the shell as a whole: '"read only"'
  kind:      ${[...noteKinds, "record"].join(", ")}
  is:        ${[...noteStatuses, ...recordStates.filter((state) => !noteStatuses.some((each) => each === state)), "draft", "published"].join(", ")},
             stale (the code has changed since), lost (it was not found)
  by:        a part of a name or address
  tag:       how a tag begins
  path:      a part of the path of the code, or of the note
Of several values with commas between one must fit; of several filters all.

Examples:
  $ tacit search why do we retry on a 401
  $ tacit search kind:decision,record by:ada websockets
  $ tacit search is:stale path:src/api
  $ tacit search --json -n 1 rounding | jq -r '.results[0].note.id'`,
		)
		.action(async (words: readonly string[], options: SearchOptions) => {
			const { searchNotes } = await import("./searchNotes.ts");
			await searchNotes(words, options);
		});
}

/** Reads a whole number from 1. */
function positiveNumber(text: string): number {
	if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
	throw new InvalidArgumentError(`“${text}” is no whole number from 1.`);
}

/** As commander reads them. */
export interface SearchOptions {
	readonly most: number;
	readonly json?: true;
}
