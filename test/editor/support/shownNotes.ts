import {
	commands,
	type Hover,
	MarkdownString,
	Position,
	type TextDocument,
} from "vscode";

/** A note as a hover shows it. */
export interface ShownNote {
	/** The note's id, from the hover's links. */
	readonly id: string;
	/** Markdown of everything the hover says of it, without the links. */
	readonly words: string;
}

/** All hovers at a place, in the order in which VS Code shows them, each as its Markdown. `line` is 1-based. */
export async function hoversAt(
	document: TextDocument,
	line: number,
	character = 0,
): Promise<readonly string[]> {
	const hovers = await askHovers(document, line, character);
	return hovers.map(({ contents }) => contents.map(markdownOf).join("\n"));
}

/** The notes that a hover on the 1-based `line` shows, in order; those beyond what fits are not among them. */
export async function notesAt(
	document: TextDocument,
	line: number,
): Promise<readonly ShownNote[]> {
	const notes: ShownNote[] = [];
	for (const { contents } of await askHovers(document, line, 0)) {
		let words = "";
		for (const content of contents.map(markdownOf)) {
			const id = linkedNote(content);
			if (id === undefined) words = content;
			else notes.push({ id, words });
		}
	}
	return notes;
}

/** The lines on whose hover the note is, as `[first, last]`, 1-based; `undefined` if on none. Asks on every line of the document. */
export async function linesOfNote(
	document: TextDocument,
	id: string,
): Promise<readonly [number, number] | undefined> {
	const all = Array.from({ length: document.lineCount }, (_, at) => at + 1);
	const notes = await Promise.all(all.map((line) => notesAt(document, line)));
	const lines = all.filter((line) =>
		notes[line - 1]?.some((note) => note.id === id),
	);
	const [first] = lines;
	const last = lines.at(-1);
	if (first === undefined || last === undefined) return undefined;
	if (last - first + 1 !== lines.length)
		throw new Error(`The note stands on lines apart: ${lines.join(", ")}.`);
	return [first, last];
}

function askHovers(
	document: TextDocument,
	line: number,
	character: number,
): Thenable<Hover[]> {
	return commands.executeCommand<Hover[]>(
		"vscode.executeHoverProvider",
		document.uri,
		new Position(line - 1, character),
	);
}

function markdownOf(content: Hover["contents"][number]): string {
	return content instanceof MarkdownString
		? content.value
		: typeof content === "string"
			? content
			: content.value;
}

/** The id in Tacit's own links; `undefined` for a text that is not those links. */
function linkedNote(markdown: string): string | undefined {
	const link = /\(command:tacit\.openNote\?([^)]*)\)/.exec(markdown)?.[1];
	if (link === undefined) return undefined;
	const [, id] = JSON.parse(decodeURIComponent(link));
	return id;
}
