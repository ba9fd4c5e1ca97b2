import process from "node:process";
import { type EditedText, editText } from "../node/terminal/editText.ts";
import { remark, shownLine } from "./terminal.ts";

/** What somebody wrote; the file that it was written in, if it was in an editor. */
export type Written = Pick<EditedText, "text"> & Partial<EditedText>;

/** Lets go of the editor's file only when the note stands; `isToGoOn`: it does not yet. */
export async function saved<T>(
	{ text, file, discard }: Written,
	write: (text: string) => Promise<T>,
	isToGoOn = false,
): Promise<T> {
	try {
		const result = await write(text);
		if (!isToGoOn) discard?.();
		return result;
	} catch (error) {
		if (file !== undefined)
			remark(`What you wrote is kept in ${shownLine(file)}.`);
		throw error;
	}
}

/** The command of the person's editor, as a shell would run it; `undefined` where none is set. */
export function editorCommand(): string | undefined {
	return process.env["VISUAL"] || process.env["EDITOR"] || undefined;
}

const scissors = "<!-- tacit: the note stands above this line.";

/** Lets the person write in their editor, from a beginning; what is said to them stands below it and is not of the text. Throws as `editText`. */
export async function inEditor(
	editor: string,
	beginning: string,
	[first = "", ...said]: readonly string[],
): Promise<EditedText> {
	const below = said.map((line) =>
		line === "" ? "\n" : `     ${line.replaceAll("-->", "-- >")}\n`,
	);
	const written = await editText(
		editor,
		`${beginning}\n${scissors} ${first}\n${below.join("")}-->\n`,
	);
	const end = written.text.indexOf(scissors);
	return end < 0 ? written : { ...written, text: written.text.slice(0, end) };
}
