import { createHash } from "node:crypto";
import type { PreparedText } from "../../../src/core/anchor/preparedText.ts";
import { languageOf } from "../../../src/core/code/languageOf.ts";
import { createNoteIndex } from "../../../src/core/index/noteIndex.ts";
import type { LineRange } from "../../../src/core/lineRange.ts";
import { composeNote } from "../../../src/core/markdown/composeNote.ts";
import type { NoteFile } from "../../../src/core/note.ts";
import { makeNoteId, type NoteId } from "../../../src/core/noteId.ts";
import { notePathFor } from "../../../src/core/notePath.ts";
import { folderOf, type RepoPath } from "../../../src/core/repoPath.ts";
import { scanNote } from "../../../src/core/scan/scanNote.ts";
import type { StoredNote } from "../../../src/core/store.ts";
import { captureAnchor } from "../../../src/externalize/captureAnchor.ts";

/** Code that a note is to speak of. */
export interface NotedCode {
	readonly path: RepoPath;
	readonly lines: LineRange;
	readonly text: PreparedText;
	/** Full hash of the commit in which the file is so. */
	readonly commit: string;
	readonly blob: string;
}

/** Notes as the product writes, scans and indexes them; kept in memory, so that none has to be moved out of a checkout's way. */
export function createNoteBook() {
	const index = createNoteIndex();
	const notes = new Map<NoteId, { file: NoteFile; code: NotedCode }>();
	const texts = new Map<string, string>();
	const remove = (id: NoteId) => {
		const known = notes.get(id);
		if (!known) return;
		notes.delete(id);
		texts.delete(known.file.path);
		index.delete(known.file);
	};
	const write = (name: string, code: NotedCode): NoteId => {
		const id = makeNoteId(createHash("sha256").update(name).digest());
		remove(id);
		const { path, lines, text, commit, blob } = code;
		const noteFolder = folderOf(path);
		const file: NoteFile = {
			visibility: "published",
			path: notePathFor(noteFolder, "why", id, "published", "beside"),
		};
		const { anchor, quote } = captureAnchor({
			...{ path, lines, commit, blob, isFolder: false, symbol: undefined },
			...{ text: text.lines, language: languageOf(path) },
		});
		const written = composeNote({
			...{ id, kind: "why", title: "Why it is as it is", prose: "" },
			...{ noteFolder, anchors: [{ anchor, quote }] },
		});
		texts.set(file.path, written);
		notes.set(id, { file, code });
		index.set(file, scanNote(written, { path: file.path, noteFolder }));
		return id;
	};
	return {
		index,
		/** Writes the note of this name, anew where there is one. */
		write,
		remove,
		/** The code for which a note was written last. */
		codeOf: (id: NoteId) => notes.get(id)?.code,
		fileOf: (id: NoteId) => notes.get(id)?.file,
		store: {
			async read(file: NoteFile): Promise<StoredNote> {
				const text = texts.get(file.path) ?? "";
				const bytes = new TextEncoder().encode(text);
				return {
					...{
						file,
						bytes,
						text,
						encoding: "utf-8",
					},
					at: { path: file.path, noteFolder: folderOf(file.path) },
				};
			},
		},
	};
}
