import {
	type LinkTarget,
	searchWords,
} from "../../combine/links/rankTargets.ts";
import type { NoteRow } from "../../core/index/noteRow.ts";
import {
	unpackKind,
	unpackTags,
	unpackTitle,
} from "../../core/index/unpackHead.ts";
import { noteFolderOf } from "../../core/notePath.ts";
import { folderOf, type RepoPath, repoRoot } from "../../core/repoPath.ts";

/** What rows are as targets of links, made once for each: a note that changed has another row. */
export function createNoteTargets(): (row: NoteRow) => LinkTarget {
	const targets = new WeakMap<NoteRow, LinkTarget>();
	/** By the folder of the notes: there are few. */
	const folders = new Map<RepoPath, RepoPath>();
	const folderFor = ({ file }: NoteRow) => {
		const notes = folderOf(file.path);
		const folder = folders.get(notes) ?? noteFolderOf(file) ?? repoRoot;
		folders.set(notes, folder);
		return folder;
	};
	return (row) => {
		const known = targets.get(row);
		if (known) return known;
		const made = targetOf(row, folderFor(row));
		targets.set(row, made);
		return made;
	};
}

/** What is told of a note is unpacked when it is first asked for: where nothing was typed, of the nearest alone. */
function targetOf(row: NoteRow, folder: RepoPath): LinkTarget {
	let words: string | undefined;
	const target: LinkTarget = {
		...{ path: row.file.path, folder, kind: unpackKind(row) },
		get title() {
			return unpackTitle(row);
		},
		get words() {
			words ??= searchWords(target.title, ...unpackTags(row));
			return words;
		},
	};
	return target;
}
