import type { Finding } from "./finding.ts";
import type { NewNote } from "./markdown/composeNote.ts";
import type { NoteEdit } from "./markdown/editNote.ts";
import type { NotePlace } from "./markdown/headOf.ts";
import type { LinkPlace } from "./markdown/linkPlaces.ts";
import type { ParsedNote } from "./markdown/parseNote.ts";

/**
 * Note text read and rewritten as whole Markdown. Asynchronous, because texts that are not ours are read in a
 * worker under a time limit: a call that takes too long throws `too-large`.
 */
export interface Codec {
	/** What the note says, with what is wrong in it. */
	parse(text: string, at: NotePlace): Promise<ParsedNote>;
	/** The text with the edits applied, one after the other; bytes outside them stay. Throws `malformed-note`. */
	edit(
		text: string,
		at: NotePlace,
		edits: readonly NoteEdit[],
	): Promise<string>;
	/** The text of a new note. */
	compose(note: NewNote): Promise<string>;
	/** Links in the note that lead out of the repository, as findings. */
	linkFindings(text: string, at: NotePlace): Promise<readonly Finding[]>;
	/** Where the links of any Markdown text lead; empty for one over the limits of notes. */
	linkPlaces(text: string): Promise<readonly LinkPlace[]>;
	/** Each source as Markdown that can be shown: nothing in it runs or loads anything. */
	safe(sources: readonly string[]): Promise<readonly string[]>;
}
