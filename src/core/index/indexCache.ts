import type { CacheStore } from "../cacheStore.ts";
import type { Visibility } from "../note.ts";
import { createPacer, type Pacer, type Slice } from "../pacer.ts";
import { folderOf, type RepoPath } from "../repoPath.ts";
import { asciiJson } from "./asciiText.ts";
import { createGroupMap } from "./groupMap.ts";
import type { NoteIndex } from "./noteIndex.ts";
import type { NoteRow } from "./noteRow.ts";
import {
	formatShelf,
	makeShelf,
	mostRowsOnShelf,
	parseShelves,
	type Shelf,
} from "./shelf.ts";

/** Goes up with every change of what a row holds. */
const formatVersion = 7;

/** What an earlier run found out; whether it still holds is told by each file's stamp. */
export interface CachedShelves {
	/** The shelves with files of this folder, in their order. */
	of(visibility: Visibility, folder: RepoPath): readonly Shelf[];
	/** How many files. */
	readonly fileCount: number;
}

/** How a cache is known to be ours. */
export interface IndexCacheOptions {
	readonly store: CacheStore;
	/** Names what the rows depend on beside the files: the root, and the version of Tacit that scanned them. */
	readonly key: string;
	readonly pacer: Pacer;
}

/** So long that V8 does not copy a part from one generation of its memory to the next. */
const partLength = 256 * 1024;

/** Reads the cache. One of another key or version is empty; of a damaged one, what stands before the damage is used. */
export async function readIndexCache(
	options: IndexCacheOptions,
): Promise<CachedShelves> {
	const { store, key, pacer } = options;
	const shelves = createGroupMap<string, Shelf>();
	let fileCount = 0;
	let isOurs = false;
	for (const part of store.read()) {
		if (!isOurs && part !== header(key)) break;
		for (const shelf of isOurs ? parseShelves(part) : []) {
			shelves.add(folderKey(shelf.visibility, shelf.folder), shelf);
			fileCount += shelf.count;
		}
		isOurs = true;
		if (pacer.isDue()) await pacer.rest();
	}
	return {
		of: (visibility, folder) => shelves.get(folderKey(visibility, folder)),
		fileCount,
	};
}

/** Stores what the index holds, save what could not be read. */
export async function writeIndexCache(
	index: NoteIndex,
	options: Omit<IndexCacheOptions, "pacer"> & { readonly slice: Slice },
): Promise<void> {
	await options.store.write(partsOf(index, options));
}

async function* partsOf(
	index: NoteIndex,
	{ key, slice }: { readonly key: string; readonly slice: Slice },
): AsyncIterable<string> {
	yield header(key);
	const pacer = createPacer(slice);
	let part = "";
	for (const text of shelfTexts(index)) {
		part += text;
		if (part.length >= partLength) {
			const resume = pacer.suspend();
			yield part;
			resume();
			part = "";
		}
		if (pacer.isDue()) await pacer.rest();
	}
	if (part !== "") yield part;
}

/** Of the moment in which the first is asked for: shelves that are opened later stand there all the same. */
function* shelfTexts(index: NoteIndex): Iterable<string> {
	const { shelves, rows } = index.contents();
	const closed = [...shelves];
	const folders = rowsByFolder(rows);
	for (const shelf of closed) yield formatShelf(shelf);
	for (const rows of folders)
		for (let at = 0; at < rows.length; at += mostRowsOnShelf)
			yield formatShelf(makeShelf(rows.slice(at, at + mostRowsOnShelf)));
}

function rowsByFolder(rows: Iterable<NoteRow>): Iterable<readonly NoteRow[]> {
	const folders = new Map<string, NoteRow[]>();
	for (const row of rows) {
		if (row.stamp === "") continue;
		const key = folderKey(row.file.visibility, folderOf(row.file.path));
		const folder = folders.get(key);
		if (folder === undefined) folders.set(key, [row]);
		else folder.push(row);
	}
	return folders.values();
}

function folderKey(visibility: Visibility, folder: RepoPath): string {
	return `${visibility}/${folder}`;
}

function header(key: string): string {
	return `tacit index ${formatVersion} ${asciiJson(key)}\n`;
}
