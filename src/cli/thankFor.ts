import type { ThankOptions } from "./answerCommands.ts";
import type { JsonChangedNote } from "./json/externalize.ts";
import { jsonNote } from "./json/note.ts";
import { jsonVersion } from "./json/version.ts";
import { noteNamed } from "./noteNamed.ts";
import { openHere } from "./openHere.ts";
import { namedPeople } from "./people.ts";
import { print, printJson, remark, shownLine } from "./terminal.ts";

/** `tacit thank`: writes thanks into a note. */
export async function thankFor(
	named: string,
	options: ThankOptions,
): Promise<void> {
	const here = openHere();
	try {
		await here.tacit.load([]);
		const { head, file } = noteNamed(here, named);
		const [by] = await namedPeople(here, options);
		const isWritten = await here.tacit.thank(head.id, by);
		if (options.json) {
			const json: JsonChangedNote = {
				version: jsonVersion,
				note: jsonNote(noteNamed(here, head.id), here),
			};
			printJson(json);
			return;
		}
		print(shownLine(here.seenFile(file)));
		if (!isWritten) remark("Your thanks stand there already.");
	} finally {
		here.dispose();
	}
}
