import { plainTitle } from "../core/markdown/plainTitle.ts";
import type { IndexedNote } from "../core/note.ts";
import type { UnsignOptions } from "./changeCommands.ts";
import type { JsonUnsigned } from "./json/externalize.ts";
import { jsonNote } from "./json/note.ts";
import { jsonVersion } from "./json/version.ts";
import { noteNamed } from "./noteNamed.ts";
import { openHere } from "./openHere.ts";
import { print, printJson, remark, shownLine } from "./terminal.ts";
import { counted } from "./words.ts";

/** `tacit unsign`: takes one's own name off a note, or lets it stand; without a note lists those that others committed in one's name. */
export async function unsignNote(
	named: string | undefined,
	options: UnsignOptions,
): Promise<void> {
	const here = openHere();
	try {
		const { tacit } = here;
		await tacit.load([]);
		const notes: IndexedNote[] = [];
		if (named === undefined)
			for (const { note, added } of await tacit.writtenInMyName()) {
				notes.push(note);
				if (options.json) continue;
				print(
					`${note.head.id}  ${shownLine(here.seenFile(note.file))}  ${plainTitle(note.head.title)}`,
				);
				remark(`  committed by ${shownLine(added.author.name)}, ${added.date}`);
			}
		else {
			const { head } = noteNamed(here, named);
			if (options.keep) tacit.agree(head.id);
			else await tacit.takeNameOff(head.id);
			const note = noteNamed(here, named);
			notes.push(note);
			if (!options.json) print(shownLine(here.seenFile(note.file)));
		}
		if (options.json) {
			const json: JsonUnsigned = {
				version: jsonVersion,
				notes: notes.map((note) => jsonNote(note, here)),
			};
			printJson(json);
			return;
		}
		if (named === undefined)
			remark(
				notes.length === 0
					? "Nobody else committed a note in your name lately."
					: `${counted(notes.length, "note")} in your name. tacit unsign <note> takes it off, --keep lets it stand.`,
			);
		else
			remark(
				options.keep
					? "Your name stays on it."
					: "Your name is off it, here. Commit it: git keeps the former version.",
			);
	} finally {
		here.dispose();
	}
}
