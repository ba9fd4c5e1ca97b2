import type { NoteFile } from "../note.ts";
import type { RepoPath } from "../repoPath.ts";
import { maySpeakOf } from "./closedShelves.ts";
import { type NoteRow, rowPaths } from "./noteRow.ts";
import type { Shelf } from "./shelf.ts";

/** What a change of the index touches. */
export interface IndexChange {
	/** Note files that came, went or changed, and those whose findings did in consequence; without those on closed shelves. */
	readonly files: readonly NoteFile[];
	/** Whether a note that came, went or changed spoke or speaks of this file or folder of code, or may. */
	touches(path: RepoPath): boolean;
}

/** A change that is being made. */
export interface Touched extends IndexChange {
	readonly isEmpty: boolean;
	/** The row came or went. */
	add(row: NoteRow): void;
	/** The file's findings changed, not the file. */
	addFile(file: NoteFile): void;
	/** The shelf came, unopened. */
	addShelf(shelf: Shelf): void;
	/** Takes over the other's files, and leaves it without. */
	moveFilesOf(other: Touched): void;
	clearFiles(): void;
}

/** A change that touches nothing yet. */
export function createTouched(): Touched {
	const files = new Map<string, NoteFile>();
	const paths = new Set<RepoPath>();
	const shelves: Shelf[] = [];
	const touched: Touched = {
		get files() {
			return [...files.values()];
		},
		get isEmpty() {
			return files.size === 0 && shelves.length === 0;
		},
		touches: (path) =>
			paths.has(path) || shelves.some((shelf) => maySpeakOf(shelf, path)),
		add(row) {
			touched.addFile(row.file);
			for (const path of rowPaths(row)) paths.add(path);
		},
		addFile(file) {
			files.set(`${file.visibility}/${file.path}`, file);
		},
		addShelf: (shelf) => void shelves.push(shelf),
		moveFilesOf(other) {
			for (const file of other.files) touched.addFile(file);
			other.clearFiles();
		},
		clearFiles: () => files.clear(),
	};
	return touched;
}
