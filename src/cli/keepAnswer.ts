import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import { readInput } from "../node/terminal/readInput.ts";
import type { AnswerOptions } from "./answerCommands.ts";
import type { JsonChangedNote } from "./json/externalize.ts";
import { jsonNote } from "./json/note.ts";
import { jsonVersion } from "./json/version.ts";
import { noteNamed } from "./noteNamed.ts";
import { openHere } from "./openHere.ts";
import { namedPeople } from "./people.ts";
import { secretsChoice } from "./secretsChoice.ts";
import { print, printJson, remark, shownLine } from "./terminal.ts";

/** `tacit answer`: makes an answer that came elsewhere the note. Nobody is named who was not given. */
export async function keepAnswer(
	named: string,
	options: AnswerOptions,
): Promise<void> {
	const here = openHere();
	try {
		await here.tacit.load([]);
		const { head } = noteNamed(here, named);
		if (options.name && options.by === undefined)
			throw new TacitError(
				"bad-argument",
				msg`Say whom the note names: --by for each who agreed, or --no-name.`,
			);
		const text = options.message?.join("\n\n") ?? (await readInput());
		const note = await here.tacit.keepAnswer(head.id, {
			...{ text, kind: options.kind },
			by: await namedPeople(here, options),
			secrets: secretsChoice(options),
		});
		if (options.json) {
			const json: JsonChangedNote = {
				version: jsonVersion,
				note: jsonNote(note, here),
			};
			printJson(json);
			return;
		}
		print(shownLine(here.seenFile(note.file)));
		remark(
			note.file.visibility === "draft"
				? "It is private as before; publish it where others should read it."
				: "The question is answered; commit both.",
		);
	} finally {
		here.dispose();
	}
}
