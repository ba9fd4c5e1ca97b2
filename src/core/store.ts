import type { Codec } from "./codec.ts";
import type { TeamConfig } from "./config.ts";
import { TacitError } from "./errors.ts";
import type { NewNote } from "./markdown/composeNote.ts";
import type { NoteEdit } from "./markdown/editNote.ts";
import type { NotePlace } from "./markdown/headOf.ts";
import type { ParsedNote } from "./markdown/parseNote.ts";
import { msg } from "./message.ts";
import type { IndexedNote, NoteFile, Visibility } from "./note.ts";
import { noteFolderOf, notePathFor, slugOf } from "./notePath.ts";
import type { Workspace } from "./ports.ts";
import type { RepoPath } from "./repoPath.ts";
import { decodeText, encodeText, type TextEncoding } from "./textEncoding.ts";

/** A note's file as it stands. */
export interface StoredNote {
	readonly file: NoteFile;
	readonly bytes: Uint8Array;
	readonly text: string;
	readonly encoding: TextEncoding;
	readonly at: NotePlace;
}

/** The two trees in which notes lie, and the one way to change what is in them. */
export interface NoteStore {
	/** Throws `unknown-note` when the file is gone, `malformed-note` when it is not text. */
	read(file: NoteFile): Promise<StoredNote>;
	parse(stored: StoredNote): Promise<ParsedNote>;
	/** Writes a new file; never over an existing one. */
	create(
		note: NewNote,
		folder: RepoPath,
		visibility: Visibility,
		layout: TeamConfig["layout"],
	): Promise<NoteFile>;
	/** Applies the edits to what was read; throws `conflict` if the file has changed since. */
	edit(stored: StoredNote, edits: readonly NoteEdit[]): Promise<void>;
	/** Moves a draft beside its code, its text as `change` gives it back. Written there before it goes here, so that a crash leaves it at least once. */
	publish(
		note: IndexedNote,
		layout: TeamConfig["layout"],
		change: (text: string) => Promise<string>,
	): Promise<NoteFile>;
	/** Removes the file if it still is what was read; resolves as `Workspace.remove` does. */
	remove(stored: StoredNote): Promise<string | undefined>;
}

/** Opens the store over the repository and the drafts. */
export function createStore(
	trees: Readonly<Record<Visibility, Workspace>>,
	codec: Codec,
): NoteStore {
	const read = async (file: NoteFile): Promise<StoredNote> => {
		const content = await trees[file.visibility].read(file.path);
		if (!content)
			throw new TacitError(
				"unknown-note",
				msg`The note’s file ${file.path} is gone.`,
			);
		const decoded = decodeText(content.bytes);
		const noteFolder = noteFolderOf(file);
		if ("binary" in decoded || noteFolder === undefined)
			throw new TacitError(
				"malformed-note",
				msg`${file.path} is not a note that Tacit can read.`,
			);
		return {
			file,
			bytes: content.bytes,
			text: decoded.text,
			encoding: decoded.encoding,
			at: { path: file.path, noteFolder },
		};
	};
	const remove = (stored: StoredNote, trash: boolean) =>
		trees[stored.file.visibility].remove(stored.file.path, stored.bytes, {
			trash,
		});
	return {
		read,
		parse: ({ text, at }) => codec.parse(text, at),
		async create(note, folder, visibility, layout) {
			const path = notePathFor(
				folder,
				slugOf(note.title),
				note.id,
				visibility,
				layout,
			);
			const text = await codec.compose(note);
			await trees[visibility].write(path, encodeText(text, "utf-8"), undefined);
			return { path, visibility };
		},
		async edit(stored, edits) {
			const text = await codec.edit(stored.text, stored.at, edits);
			if (text === stored.text) return;
			await trees[stored.file.visibility].write(
				stored.file.path,
				encodeText(text, stored.encoding),
				stored.bytes,
			);
		},
		async publish(note, layout, change) {
			const stored = await read(note.file);
			const name = stored.file.path.slice(
				stored.file.path.lastIndexOf("/") + 1,
			);
			const slug = name.slice(0, name.lastIndexOf(`.${note.head.id}`));
			const path = notePathFor(
				stored.at.noteFolder,
				slug,
				note.head.id,
				"published",
				layout,
			);
			const text = await change(stored.text);
			const bytes =
				text === stored.text ? stored.bytes : encodeText(text, stored.encoding);
			await trees.published.write(path, bytes, undefined);
			await remove(stored, false);
			return { path, visibility: "published" };
		},
		remove: (stored) => remove(stored, true),
	};
}
