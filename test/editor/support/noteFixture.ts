import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A note that a test puts on disk without Tacit. */
export interface NoteFixture {
	/** Eight characters, see DESIGN.md. */
	readonly id: string;
	readonly title: string;
	/** What follows the title; nothing if left out. */
	readonly prose?: string;
	/** Lines of front matter beyond `id` and `kind: why`. */
	readonly fields?: readonly string[];
	/** The file that the note is about, from the note's folder. */
	readonly file: string;
	/** 1-based and inclusive; the whole file if left out. */
	readonly lines?: readonly [number, number];
	/** The code as it was; empty if left out. */
	readonly quote?: string;
}

/** The Markdown of a note, ended by a line end. */
export function noteText(note: NoteFixture): string {
	const lines = note.lines ? ` lines=${note.lines.join("-")}` : "";
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
		`\`\`\`text tacit file=${note.file}${lines}`,
		...(note.quote === undefined ? [] : [note.quote]),
		"```",
		"",
	].join("\n");
}

/** Writes the note for code in the absolute `folder`, and returns where. */
export function writeNote(folder: string, note: NoteFixture): string {
	const notes = join(folder, ".tacit");
	mkdirSync(notes, { recursive: true });
	const file = join(notes, `note.${note.id}.md`);
	writeFileSync(file, noteText(note));
	return file;
}
