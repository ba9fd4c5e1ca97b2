import process from "node:process";
import { isTacitError } from "../core/errors.ts";
import { english } from "../core/message.ts";
import type { NoteFile } from "../core/note.ts";
import type { Here } from "./openHere.ts";
import { remark, shownLine } from "./terminal.ts";
import { counted } from "./words.ts";

/**
 * Lets dead links lead to where their notes are by now, in the files that are wanted, and says how many. A file that
 * changed meanwhile, or cannot be written, is told and left as it is; the exit code is 2 then.
 */
export async function fixLinks(
	{ tacit, seenFile }: Pick<Here, "tacit" | "seenFile">,
	isWanted: (file: NoteFile) => boolean,
): Promise<void> {
	let links = 0;
	let files = 0;
	for (const edit of await tacit.linkRepairs()) {
		if (!isWanted(edit.file)) continue;
		try {
			await tacit.writeLinks(edit);
			links += edit.splices.length;
			files++;
		} catch (error) {
			if (!isTacitError(error)) throw error;
			process.exitCode = 2;
			remark(`${shownLine(seenFile(edit.file))}: ${english(error.words)}`);
		}
	}
	if (links > 0)
		remark(`Repaired ${counted(links, "link")} in ${counted(files, "file")}.`);
}
