import type { NoteFile, Visibility } from "../note.ts";
import type { FileStamp, FileVisit } from "../ports.ts";
import { folderOf, type RepoPath } from "../repoPath.ts";
import type { CachedShelves } from "./indexCache.ts";
import type { NoteIndex } from "./noteIndex.ts";
import type { NoteRow } from "./noteRow.ts";
import {
	makeShelf,
	mostRowsOnShelf,
	type Shelf,
	type ShelfWalk,
	shelfRows,
	walkShelf,
} from "./shelf.ts";
import { visitedRow } from "./visitedRow.ts";

/** Puts what visits find into an index. The files of a folder come one after the other. */
export interface IndexFiller {
	/** Turns to a file. Answers the stamp of what is known of it, from the index or else the cache. */
	next(file: NoteFile): FileStamp | undefined;
	/** What was found of the file that was turned to last. */
	put(found: FileVisit): void;
	/** Puts in what waits; called before every pause, so that nothing that others change meanwhile is undone. */
	flush(): void;
	/** Files that the index held when the filler was made, and that it was not turned to since. */
	unvisited(visibility: Visibility): readonly RepoPath[];
	/** How often a file was read. */
	readonly readCount: number;
	/** Of how many files the index holds just what the cache does. */
	readonly sameCount: number;
	/** Of how many files it holds something else, that a cache could hold. */
	readonly otherCount: number;
}

/** Listeners of the index are told of about so many notes at a time. */
const batchSize = 64;

/** The folder that is being filled. */
interface FolderInHand {
	readonly visibility: Visibility;
	readonly path: RepoPath;
	/** Whether the index holds files of it already, which a shelf would repeat. */
	readonly isHeld: boolean;
	/** The shelves that the cache has of it, along which is walked, one after the other. */
	readonly cached: readonly Shelf[];
	walk: ShelfWalk | undefined;
	walked: number;
	/** The cache's rows one by one, made when a file is not found where the walk stands. */
	rows: ReadonlyMap<RepoPath, NoteRow> | undefined;
}

/** The file that was turned to last. */
interface FileInHand {
	readonly file: NoteFile;
	readonly isOnWalk: boolean;
	readonly inIndex: NoteRow | undefined;
	/** `undefined` when it is on the walk. */
	readonly inCache: NoteRow | undefined;
	readonly cachedStamp: FileStamp | undefined;
}

/**
 * A filler of `index`. Files that are found unchanged in the order of the cache are put in as the cache holds them,
 * unopened; what is read is put on new shelves, so that to fill takes little time and memory.
 */
export function createIndexFiller(
	index: NoteIndex,
	cached: CachedShelves | undefined,
): IndexFiller {
	const held = new Set<string>();
	const unvisited = new Set<NoteFile>();
	for (const { file } of index.contents().rows) {
		held.add(folderKey(file));
		unvisited.add(file);
	}
	let shelves: Shelf[] = [];
	let rows: NoteRow[] = [];
	let gone: NoteFile[] = [];
	/** Rows of the folder in hand, to be put on a shelf. */
	let loose: NoteRow[] = [];
	let folder: FolderInHand | undefined;
	let inHand: FileInHand | undefined;
	let readCount = 0;
	let sameCount = 0;
	let otherCount = 0;

	function enter(file: NoteFile): FolderInHand {
		const { visibility } = file;
		const path = folderOf(file.path);
		const isHeld = held.has(folderKey(file));
		const known = cached?.of(visibility, path) ?? [];
		const [first] = isHeld ? [] : known;
		return {
			visibility,
			path,
			isHeld,
			cached: known,
			walk: first && walkShelf(first),
			walked: 0,
			rows: undefined,
		};
	}
	function putAside(shelf: Shelf | undefined): void {
		if (shelf !== undefined) shelves.push(shelf);
	}
	function tidy(): void {
		putAside(folder?.walk?.cut());
		if (loose.length > 0) putAside(makeShelf(loose));
		loose = [];
	}
	function stampOnWalk(
		folder: FolderInHand,
		path: RepoPath,
	): FileStamp | undefined {
		while (folder.walk !== undefined) {
			const stamp = folder.walk.next(path);
			if (stamp !== undefined || !folder.walk.isOver) return stamp;
			putAside(folder.walk.cut());
			const next = folder.cached[++folder.walked];
			folder.walk = next && walkShelf(next);
		}
		return undefined;
	}
	function cachedRow(
		folder: FolderInHand,
		path: RepoPath,
	): NoteRow | undefined {
		folder.rows ??= new Map(
			folder.cached.flatMap(shelfRows).map((row) => [row.file.path, row]),
		);
		return folder.rows.get(path);
	}
	function takeInHand(file: NoteFile, folder: FolderInHand): FileInHand {
		const stamp = stampOnWalk(folder, file.path);
		const isOnWalk = stamp !== undefined;
		const inIndex = folder.isHeld ? index.row(file) : undefined;
		if (inIndex !== undefined) unvisited.delete(inIndex.file);
		const inCache = isOnWalk ? undefined : cachedRow(folder, file.path);
		const cachedStamp = stamp ?? inCache?.stamp;
		return { file, isOnWalk, inIndex, inCache, cachedStamp };
	}
	function flush(): void {
		tidy();
		if (rows.length + gone.length + shelves.length === 0) return;
		index.update({ rows, gone, shelves });
		rows = [];
		gone = [];
		shelves = [];
	}

	return {
		next(file) {
			if (folder === undefined || !isIn(folder, file)) {
				tidy();
				const waiting = rows.length + gone.length + shelves.length;
				if (waiting >= batchSize) flush();
				folder = enter(file);
			}
			inHand = takeInHand(file, folder);
			return (inHand.inIndex?.stamp ?? inHand.cachedStamp) || undefined;
		},
		put(found) {
			if (inHand === undefined || folder === undefined) return;
			const { file, isOnWalk, inIndex, inCache, cachedStamp } = inHand;
			if (isOnWalk && found.state === "unchanged") {
				sameCount++;
				return;
			}
			if (isOnWalk) putAside(folder.walk?.cut("last"));
			const row = visitedRow(file, found, inIndex ?? inCache);
			if (found.state === "read") readCount++;
			if (row === undefined) gone.push(file);
			else if (!folder.isHeld) loose.push(row);
			else if (row !== inIndex) rows.push(row);
			if (row !== undefined && row.stamp === cachedStamp) sameCount++;
			else if (row !== undefined && row.stamp !== "") otherCount++;
			if (loose.length >= mostRowsOnShelf) tidy();
		},
		flush,
		unvisited: (visibility) =>
			[...unvisited]
				.filter((file) => file.visibility === visibility)
				.map(({ path }) => path),
		get readCount() {
			return readCount;
		},
		get sameCount() {
			return sameCount;
		},
		get otherCount() {
			return otherCount;
		},
	};
}

function isIn(folder: FolderInHand, { visibility, path }: NoteFile): boolean {
	const { length } = folder.path;
	return (
		visibility === folder.visibility &&
		path.startsWith(folder.path) &&
		path.lastIndexOf("/") === (length === 0 ? -1 : length)
	);
}

function folderKey({ visibility, path }: NoteFile): string {
	return `${visibility}/${folderOf(path)}`;
}
