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

/** A note's file as it would be written. */
export interface ComposedNote {
	readonly file: NoteFile;
	readonly text: string;
}

/** What must be there before a note is. */
export type BeforeWriting = (composed: ComposedNote) => Promise<void>;

/** Another text for a note that is read. */
export type ChangeStored = (stored: StoredNote) => Promise<string>;

/** The two trees in which notes lie, and the one way to change what is in them. */
export interface NoteStore {
	/** Throws `unknown-note` when the file is gone, `malformed-note` when it is not text. */
	read(file: NoteFile): Promise<StoredNote>;
	parse(stored: StoredNote): Promise<ParsedNote>;
	/** The file that `create` would write. */
	compose(
		note: NewNote,
		folder: RepoPath,
		visibility: Visibility,
		layout: TeamConfig["layout"],
	): Promise<ComposedNote>;
	/** Writes a new file, once `before` is done; never over an existing one. */
	create(
		note: NewNote,
		folder: RepoPath,
		visibility: Visibility,
		layout: TeamConfig["layout"],
		before?: BeforeWriting,
	): Promise<NoteFile>;
	/** Applies the edits to what was read; throws `conflict` if the file has changed since. */
	edit(stored: StoredNote, edits: readonly NoteEdit[]): Promise<void>;
	/** The file that `publish` would write. */
	composePublished(
		note: IndexedNote,
		layout: TeamConfig["layout"],
		change: ChangeStored,
	): Promise<ComposedNote>;
	/** Moves a draft beside its code, its text as `change` gives it back. Written there before it goes here, so that a crash leaves it at least once. */
	publish(
		note: IndexedNote,
		layout: TeamConfig["layout"],
		change: ChangeStored,
		before?: BeforeWriting,
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
	const compose: NoteStore["compose"] = async (
		note,
		folder,
		visibility,
		layout,
	) => {
		const path = notePathFor(
			folder,
			slugOf(note.title),
			note.id,
			visibility,
			layout,
		);
		return { file: { path, visibility }, text: await codec.compose(note) };
	};
	/** What publishing writes of what was read. */
	const published = async (
		{ head }: IndexedNote,
		stored: StoredNote,
		layout: TeamConfig["layout"],
		change: ChangeStored,
	): Promise<ComposedNote> => {
		const name = stored.file.path.slice(stored.file.path.lastIndexOf("/") + 1);
		const slug = name.slice(0, name.lastIndexOf(`.${head.id}`));
		const path = notePathFor(
			stored.at.noteFolder,
			slug,
			head.id,
			"published",
			layout,
		);
		return {
			file: { path, visibility: "published" },
			text: await change(stored),
		};
	};
	return {
		read,
		parse: ({ text, at }) => codec.parse(text, at),
		compose,
		async create(note, folder, visibility, layout, before) {
			const composed = await compose(note, folder, visibility, layout);
			const { file, text } = composed;
			await before?.(composed);
			await trees[file.visibility].write(
				file.path,
				encodeText(text, "utf-8"),
				undefined,
			);
			return file;
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
		composePublished: async (note, layout, change) =>
			published(note, await read(note.file), layout, change),
		async publish(note, layout, change, before) {
			const stored = await read(note.file);
			const composed = await published(note, stored, layout, change);
			const { file, text } = composed;
			await before?.(composed);
			const bytes =
				text === stored.text ? stored.bytes : encodeText(text, stored.encoding);
			await trees.published.write(file.path, bytes, undefined);
			await remove(stored, false);
			return file;
		},
		remove: (stored) => remove(stored, true),
	};
}
