import type { NoteFile } from "../note.ts";
import type { NoteId } from "../noteId.ts";
import { noteFoldersFor } from "../notePath.ts";
import { folderOf, type RepoPath } from "../repoPath.ts";
import { createGroupMap, type GroupMap } from "./groupMap.ts";
import { glanceAt, homeOf, type Shelf } from "./shelf.ts";

/** Shelves that nobody has looked into yet. */
export interface ClosedShelves {
	/** How many files stand on them. */
	readonly fileCount: number;
	add(shelf: Shelf): void;
	/** Takes out those that may hold a note on this file or folder. */
	takeFor(path: RepoPath): readonly Shelf[];
	/** Takes out those that may hold this file. */
	takeWith(file: NoteFile): readonly Shelf[];
	/** Takes out those that may hold a note with this id. */
	takeWithId(id: NoteId): readonly Shelf[];
	/** Takes out those that may hold a file with findings, or an id that another file has; `isKnown` for ids of files that stand on none. */
	takeDoubtful(isKnown: (id: NoteId) => boolean): readonly Shelf[];
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
	/** Made when it is first asked for. */
	let glances: Glances | undefined;
	let fileCount = 0;

	function take(found: Iterable<Shelf>): readonly Shelf[] {
		const taken = new Set(found);
		for (const shelf of taken) {
			shelves.delete(shelf);
			byFolder.delete(folderKey(shelf), shelf);
			for (const path of shelf.foreign) byForeign.delete(path, shelf);
			glances?.delete(shelf);
			fileCount -= shelf.count;
		}
		return [...taken];
	}

	function glanced(): Glances {
		glances ??= createGlances(shelves);
		return glances;
	}

	return {
		get fileCount() {
			return fileCount;
		},
		add(shelf) {
			shelves.add(shelf);
			byFolder.add(folderKey(shelf), shelf);
			for (const path of new Set(shelf.foreign)) byForeign.add(path, shelf);
			glances?.add(shelf);
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
		takeWithId: (id) =>
			shelves.size === 0 ? [] : take(glanced().byId.get(id)),
		takeDoubtful(isKnown) {
			if (shelves.size === 0) return [];
			const { byId, flawed } = glanced();
			const doubtful = new Set(flawed);
			for (const id of byId.keys()) {
				const bearers = byId.get(id);
				if (bearers.length > 1 || isKnown(id))
					for (const shelf of bearers) doubtful.add(shelf);
			}
			return take(doubtful);
		},
		takeOne() {
			for (const shelf of shelves) return take([shelf])[0];
			return undefined;
		},
		all: () => shelves,
	};
}

/** What is known of shelves at a glance. */
interface Glances {
	readonly byId: GroupMap<NoteId, Shelf>;
	/** Those with findings. */
	readonly flawed: ReadonlySet<Shelf>;
	add(shelf: Shelf): void;
	delete(shelf: Shelf): void;
}

function createGlances(shelves: Iterable<Shelf>): Glances {
	const byId = createGroupMap<NoteId, Shelf>();
	const flawed = new Set<Shelf>();
	const glances: Glances = {
		byId,
		flawed,
		add(shelf) {
			for (const { id, hasFindings } of glanceAt(shelf)) {
				if (id !== undefined) byId.add(id, shelf);
				if (hasFindings) flawed.add(shelf);
			}
		},
		delete(shelf) {
			flawed.delete(shelf);
			for (const { id } of glanceAt(shelf))
				if (id !== undefined) byId.delete(id, shelf);
		},
	};
	for (const shelf of shelves) glances.add(shelf);
	return glances;
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
