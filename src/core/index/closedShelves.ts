import type { NoteFile } from "../note.ts";
import { noteFoldersFor } from "../notePath.ts";
import { folderOf, type RepoPath } from "../repoPath.ts";
import { createGroupMap } from "./groupMap.ts";
import { homeOf, type Shelf } from "./shelf.ts";

/** Shelves that nobody has looked into yet. */
export interface ClosedShelves {
	/** How many files stand on them. */
	readonly fileCount: number;
	add(shelf: Shelf): void;
	/** Takes out those that may hold a note on this file or folder. */
	takeFor(path: RepoPath): readonly Shelf[];
	/** Takes out those that may hold this file. */
	takeWith(file: NoteFile): readonly Shelf[];
	/** Takes out any one; `undefined` when none is left. */
	takeOne(): Shelf | undefined;
	/** All, left where they are. */
	all(): Iterable<Shelf>;
}

/** No shelves yet. */
export function createClosedShelves(): ClosedShelves {
	const shelves = new Set<Shelf>();
	const byFolder = createGroupMap<string, Shelf>();
	const byForeign = createGroupMap<RepoPath, Shelf>();
	let fileCount = 0;

	function take(found: Iterable<Shelf>): readonly Shelf[] {
		const taken = new Set(found);
		for (const shelf of taken) {
			shelves.delete(shelf);
			byFolder.delete(folderKey(shelf), shelf);
			for (const path of shelf.foreign) byForeign.delete(path, shelf);
			fileCount -= shelf.count;
		}
		return [...taken];
	}

	return {
		get fileCount() {
			return fileCount;
		},
		add(shelf) {
			shelves.add(shelf);
			byFolder.add(folderKey(shelf), shelf);
			for (const path of new Set(shelf.foreign)) byForeign.add(path, shelf);
			fileCount += shelf.count;
		},
		takeFor: (path) =>
			shelves.size === 0
				? []
				: take([
						...[path, folderOf(path)]
							.flatMap(foldersWithHome)
							.flatMap((key) => byFolder.get(key)),
						...byForeign.get(path),
					]),
		takeWith: ({ visibility, path }) =>
			shelves.size === 0
				? []
				: take(byFolder.get(folderKey({ visibility, folder: folderOf(path) }))),
		takeOne() {
			for (const shelf of shelves) return take([shelf])[0];
			return undefined;
		},
		all: () => shelves,
	};
}

/** Whether a note on the shelf may speak of `path`. */
export function maySpeakOf(shelf: Shelf, path: RepoPath): boolean {
	const home = homeOf(shelf);
	return (
		path === home || folderOf(path) === home || shelf.foreign.includes(path)
	);
}

function foldersWithHome(home: RepoPath): readonly string[] {
	return [
		...noteFoldersFor(home).map((folder) =>
			folderKey({ visibility: "published", folder }),
		),
		folderKey({ visibility: "draft", folder: home }),
	];
}

function folderKey({
	visibility,
	folder,
}: Pick<Shelf, "visibility" | "folder">): string {
	return `${visibility}/${folder}`;
}
