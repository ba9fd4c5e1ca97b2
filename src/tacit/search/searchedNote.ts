import type { IndexedNote, NoteFile } from "../../core/note.ts";
import { ownCopy } from "../../core/ownCopy.ts";
import type { Searched } from "../../internalize/search/searched.ts";

/** A note as it is searched. */
export function searchedNote({ head, file }: IndexedNote): Searched {
	const { kind, status, title, by, tags, anchors, date } = head;
	return {
		...{ kind, date, people: by, key: noteKey(file) },
		state: status ?? (kind === "question" ? "open" : "accepted"),
		title: ownCopy(title),
		tags: tags.map(ownCopy),
		paths: [...new Set(anchors.map(({ path }) => path))],
		symbols: [...new Set(anchors.flatMap(({ symbol }) => symbol ?? []))].map(
			ownCopy,
		),
		...{ file: file.path, visibility: file.visibility },
	};
}

/** Tells a note from every other one, and from records. */
export function noteKey({ visibility, path }: NoteFile): string {
	return `${visibility}: ${path}`;
}
