import type { RetireOptions } from "./externalize.ts";
import type { JsonConfirmed } from "./json/externalize.ts";
import { jsonNote } from "./json/note.ts";
import { jsonVersion } from "./json/version.ts";
import { noteNamed } from "./noteNamed.ts";
import { openHere } from "./openHere.ts";
import { print, printJson, remark, shownLine } from "./terminal.ts";

/** `tacit retire`: says of a note that it holds no more, or, with `--undo`, that it does. */
export async function retireNote(
	named: string,
	options: RetireOptions,
): Promise<void> {
	const here = openHere();
	try {
		await here.tacit.load([]);
		const { head } = noteNamed(here, named);
		if (options.undo) await here.tacit.bringBack(head.id);
		else await here.tacit.retire(head.id);
		const after = noteNamed(here, named);
		if (options.json) {
			const json: JsonConfirmed = {
				version: jsonVersion,
				note: jsonNote(after, here),
			};
			printJson(json);
			return;
		}
		print(shownLine(here.seenFile(after.file)));
		remark(
			options.undo
				? "It holds again."
				: "It is retired: its file stays, marked so.",
		);
	} finally {
		here.dispose();
	}
}
