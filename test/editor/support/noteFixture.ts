import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Code that a note is about. */
export interface AnchorFixture {
	/** The file, from the note's folder. */
	readonly file: string;
	/** 1-based and inclusive; the whole file if left out. */
	readonly lines?: readonly [number, number];
	/** The code as it was; empty if left out. */
	readonly quote?: string;
	/** Git's id of the file's text at writing; not told if left out. */
	readonly blob?: string;
}

/** A note that a test puts on disk without Tacit, about one piece of code or more. */
export interface NoteFixture extends AnchorFixture {
	/** Eight characters, see DESIGN.md. */
	readonly id: string;
	readonly title: string;
	/** What follows the title; nothing if left out. */
	readonly prose?: string;
	/** Lines of front matter beyond `id` and `kind: why`. */
	readonly fields?: readonly string[];
	/** Further code. */
	readonly more?: readonly AnchorFixture[];
}

/** The Markdown of a note, ended by a line end. */
export function noteText(note: NoteFixture): string {
	return [
		"---",
		`id: ${note.id}`,
		"kind: why",
		...(note.fields ?? []),
		"---",
		"",
		`# ${note.title}`,
		"",
		...(note.prose === undefined ? [] : [note.prose, ""]),
		...[note, ...(note.more ?? [])].flatMap(anchorLines),
	].join("\n");
}

function anchorLines({
	file,
	lines,
	quote,
	blob,
}: AnchorFixture): readonly string[] {
	const keys = [
		`file=${file}`,
		...(lines ? [`lines=${lines.join("-")}`] : []),
		...(blob === undefined ? [] : [`blob=${blob}`]),
	];
	return [
		`\`\`\`text tacit ${keys.join(" ")}`,
		...(quote === undefined ? [] : [quote]),
		"```",
		"",
	];
}

/** Writes the note for code in the absolute `folder`, and returns where. */
export function writeNote(folder: string, note: NoteFixture): string {
	const notes = join(folder, ".tacit");
	mkdirSync(notes, { recursive: true });
	const file = join(notes, `note.${note.id}.md`);
	writeFileSync(file, noteText(note));
	return file;
}
