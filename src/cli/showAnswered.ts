import { plainTitle } from "../core/markdown/plainTitle.ts";
import type { IndexedNote } from "../core/note.ts";
import type { AnsweredOptions } from "./answerCommands.ts";
import type { JsonUnsigned } from "./json/externalize.ts";
import { jsonNote } from "./json/note.ts";
import { jsonVersion } from "./json/version.ts";
import { noteNamed } from "./noteNamed.ts";
import { type Here, openHere } from "./openHere.ts";
import { namedPeople } from "./people.ts";
import { secretsChoice } from "./secretsChoice.ts";
import { print, printJson, remark, shownLine } from "./terminal.ts";
import { counted, kindWords } from "./words.ts";

/** `tacit answered`: the questions of whoever is here that were answered; one is clear now, or is asked on. */
export async function showAnswered(
	named: string | undefined,
	options: AnsweredOptions,
): Promise<void> {
	const here = openHere();
	try {
		const { tacit } = here;
		await tacit.load([]);
		const chosen = named === undefined ? undefined : noteNamed(here, named);
		if (chosen && options.message) {
			const [by] = await namedPeople(here, options);
			await tacit.askOn(
				chosen.head.id,
				options.message.join("\n\n"),
				by,
				secretsChoice(options),
			);
		} else if (chosen && options.clear) await tacit.clear(chosen.head.id);
		const notes = chosen
			? [noteNamed(here, chosen.head.id)]
			: tacit.answeredOfMine();
		if (options.json) {
			const json: JsonUnsigned = {
				version: jsonVersion,
				notes: notes.map((note) => jsonNote(note, here)),
			};
			printJson(json);
			return;
		}
		for (const note of notes) printAnswered(here, note);
		if (chosen && options.message)
			remark("The question is open again; commit it.");
		else if (chosen && options.clear) remark("It is listed no more.");
		else if (!chosen)
			remark(
				notes.length === 0
					? "No question that you asked here was answered since."
					: `${counted(notes.length, "question")} answered. tacit answered <question> --clear says that it is clear, -m asks on, tacit thank <note> thanks.`,
			);
	} finally {
		here.dispose();
	}
}

function printAnswered(here: Here, { head, file }: IndexedNote): void {
	print(
		`${head.id}  ${shownLine(plainTitle(head.title))}  ${shownLine(here.seenFile(file))}`,
	);
	for (const note of here.tacit.cameFrom(head.id))
		print(
			`  ${kindWords[note.head.kind]}: ${shownLine(plainTitle(note.head.title))}  ${note.head.id}  ${shownLine(here.seenFile(note.file))}`,
		);
}
