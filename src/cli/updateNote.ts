import process from "node:process";
import { TacitError } from "../core/errors.ts";
import { withoutTitle } from "../core/markdown/withoutTitle.ts";
import { msg } from "../core/message.ts";
import type { IndexedNote } from "../core/note.ts";
import { readInput } from "../node/terminal/readInput.ts";
import type { UpdateOptions } from "./changeCommands.ts";
import { takeAnew, tellTaken } from "./confirmNote.ts";
import { noteNamed } from "./noteNamed.ts";
import { openHere } from "./openHere.ts";
import { printChanged } from "./printChanged.ts";
import { secretsChoice } from "./secretsChoice.ts";
import { remark, shownLine } from "./terminal.ts";
import { editorCommand, inEditor, saved, type Written } from "./writtenText.ts";

/** `tacit update`: writes other words into a note, which then hold for its code as it is. */
export async function updateNote(
	named: string,
	options: UpdateOptions,
): Promise<void> {
	const here = openHere();
	try {
		await here.tacit.load([]);
		const note = noteNamed(here, named);
		const { id, kind } = note.head;
		const before = await here.tacit.body(id);
		const written = await wordsOf(options, note, before);
		await saved(written, async (text) => {
			if (text.trim() === "")
				throw new TacitError(
					"cancelled",
					msg`The text is empty: nothing was written.`,
				);
			if (text.trim() === before.trim() && (options.kind ?? kind) === kind)
				throw new TacitError(
					"cancelled",
					msg`The words are as they were: nothing was written. Where they still hold: tacit confirm ${id}`,
				);
			const choice = secretsChoice(options);
			await here.tacit.rewrite(id, text, options.kind ?? kind, before, choice);
		});
		const taken = await takeAnew(here, noteNamed(here, id), options);
		await printChanged(here, id, options.json, () => tellTaken(here, taken));
	} finally {
		here.dispose();
	}
}

async function wordsOf(
	{ message, title }: UpdateOptions,
	note: IndexedNote,
	before: string,
): Promise<Written> {
	const heading = title?.trim();
	if (heading !== undefined && (heading === "" || /[\r\n]/.test(heading)))
		throw new TacitError("bad-argument", msg`A title is one line of text.`);
	const written = await given(message, heading, note, before);
	// With a title alone the rest stays.
	if (heading !== undefined && written.text.trim() === "")
		return { text: `# ${heading}\n\n${withoutTitle(before).trimStart()}` };
	return heading === undefined
		? written
		: { ...written, text: `# ${heading}\n\n${written.text}` };
}

/** What somebody typed; empty where a title was all that they gave. */
async function given(
	message: readonly string[] | undefined,
	heading: string | undefined,
	note: IndexedNote,
	before: string,
): Promise<Written> {
	if (message) return { text: message.join("\n\n") };
	if (!process.stdin.isTTY) return { text: await readInput() };
	return heading === undefined ? askForWords(note, before) : { text: "" };
}

/** In the person's editor, from the words that are there; where none is set, anew on the terminal. */
async function askForWords(
	{ file, head }: IndexedNote,
	before: string,
): Promise<Written> {
	const editor = editorCommand();
	if (!editor) {
		remark(`What does ${shownLine(file.path)} say instead? End with Ctrl-D.`);
		return { text: await readInput() };
	}
	const places = head.anchors.map(({ path: code, lines }) =>
		lines ? `${code}:${lines.start}-${lines.end}` : code,
	);
	return inEditor(editor, before, [
		"Say what holds now.",
		...places.map((place) => `On ${shownLine(place)}`),
	]);
}
