import type { CacheStore } from "../cacheStore.ts";
import { isTacitError, TacitError } from "../errors.ts";
import { msg } from "../message.ts";
import type { Visibility } from "../note.ts";
import { noteFoldersFor } from "../notePath.ts";
import { createPacer, type Pacer, type Slice } from "../pacer.ts";
import type { Workspace } from "../ports.ts";
import { folderOf, type RepoPath } from "../repoPath.ts";
import type { BulkScan } from "./bulkScan.ts";
import { readIndexCache } from "./indexCache.ts";
import { createIndexFiller } from "./indexFiller.ts";
import type { NoteIndex } from "./noteIndex.ts";
import { maximumNoteBytes } from "./scanFile.ts";

/** What to load, and how politely. */
export interface LoadIndexOptions {
	/** Filled; what it holds already is brought up to date. */
	readonly index: NoteIndex;
	readonly workspace: Workspace;
	/** `undefined` where there are no drafts. */
	readonly drafts: Workspace | undefined;
	/** What an earlier run found out; see `readIndexCache` for `key`. */
	readonly cache?:
		| { readonly store: CacheStore; readonly key: string }
		| undefined;
	/** Used where nothing is known yet of many published notes; left out, they are read here. */
	readonly bulk?: BulkScan | undefined;
	readonly slice: Slice;
	/**
	 * Files or folders of code that are in sight: the notes that lie nearest to them are read before everything else, the
	 * cache included, which takes longer to read than these few. So they are read at every start, changed or not.
	 */
	readonly first?: readonly RepoPath[];
	/** Asked at every pause; the load ends with `cancelled` once it is true. What is in the index stays. */
	readonly isCancelled?: () => boolean;
	/** Told at every pause once the notes are listed; files that are not notes count too. */
	readonly onProgress?: (done: number, total: number) => void;
	/** Told when the notes of `first`, if there is one, are in the index; the others wait until what it returns resolves. */
	readonly onFirst?: (() => void | Promise<void>) | undefined;
}

/** What a load did. */
export interface LoadReport {
	/** Files that lie where notes do. */
	readonly listed: number;
	/** How often a file was read: because nothing was known of it, it changed, or it lies nearest to what is in sight. */
	readonly read: number;
	/** Whether the cache does not say what the index says now, and should be written anew. */
	readonly isCacheStale: boolean;
}

/**
 * Brings the index up to date with the disk, in slices. A file that cannot be read is a finding and stops no other.
 * Whatever else changes the index meanwhile is not undone: what was found of a file is put in before the next pause.
 * Throws `cancelled`.
 */
export async function loadIndex(
	options: LoadIndexOptions,
): Promise<LoadReport> {
	const { index, cache } = options;
	let done = 0;
	let total = 0;
	let filler = createIndexFiller(index, undefined);
	const pacer = politePacer(options, () => {
		filler.flush();
		if (total > 0) options.onProgress?.(done, total);
	});
	const visit = (
		tree: Workspace,
		visibility: Visibility,
		paths: readonly RepoPath[],
	) =>
		tree.visitFiles({
			paths,
			pacer,
			maximumBytes: maximumNoteBytes,
			known: (path) => filler.next({ visibility, path }),
			visit(_, found) {
				filler.put(found);
				done++;
			},
		});

	await index.settle(pacer);
	for (const { tree, visibility, folder } of nearestFolders(options))
		await visit(tree, visibility, await notesIn(tree, folder));
	filler.flush();
	// Opened, for the next filler to see that the index holds these.
	await index.settle(pacer);
	if ((options.first ?? []).length > 0)
		await pacer.during(async () => options.onFirst?.());

	const readFirst = filler.readCount;
	const cached = cache && (await readIndexCache({ ...cache, pacer }));
	filler = createIndexFiller(index, cached);
	done = 0;
	const lists = [];
	for (const [visibility, tree] of treesOf(options)) {
		const listed = await tree.listNoteFiles(pacer);
		lists.push({ visibility, tree, listed });
		total += listed.length;
	}
	let scanned = 0;
	for (const { visibility, tree, listed } of lists) {
		let paths = listed;
		if (options.bulk && visibility === "published" && !cached?.fileCount) {
			const before = done;
			paths = await scanInBulk(options.bulk, index, listed, pacer, (count) => {
				done = before + count;
			});
			scanned = listed.length - paths.length;
		}
		await visit(tree, visibility, paths);
		// Gone, or new since the list was made.
		await visit(tree, visibility, filler.unvisited(visibility));
	}
	filler.flush();
	return {
		listed: total,
		read: readFirst + scanned + filler.readCount,
		isCacheStale:
			scanned > 0 ||
			filler.otherCount > 0 ||
			filler.sameCount !== (cached?.fileCount ?? 0),
	};
}

/** Puts notes that the index knows nothing of into it from a bulk scan. Returns the paths that are left to be visited. */
async function scanInBulk(
	bulk: BulkScan,
	index: NoteIndex,
	listed: readonly RepoPath[],
	pacer: Pacer,
	onDone: (count: number) => void,
): Promise<readonly RepoPath[]> {
	const unknown = listed.filter(
		(path) => index.row({ visibility: "published", path }) === undefined,
	);
	if (unknown.length < bulk.least) return listed;
	let taken = 0;
	const batches = bulk.scan(unknown)[Symbol.asyncIterator]();
	try {
		for (;;) {
			const next = await pacer.during(() => batches.next());
			if (next.done) break;
			const { shelves, done } = next.value;
			index.update({ shelves });
			taken = done;
			onDone(taken);
			if (pacer.isDue()) await pacer.rest();
		}
	} finally {
		await batches.return?.();
	}
	const scanned = new Set(unknown.slice(0, taken));
	return listed.filter((path) => !scanned.has(path));
}

function politePacer(
	options: LoadIndexOptions,
	beforePause: () => void,
): Pacer {
	const pacer = createPacer(options.slice);
	return {
		isDue: pacer.isDue,
		during: pacer.during,
		suspend: pacer.suspend,
		async rest() {
			beforePause();
			await pacer.rest();
			if (options.isCancelled?.())
				throw new TacitError(
					"cancelled",
					msg`Loading the notes was cancelled.`,
				);
		},
	};
}

function treesOf({
	workspace,
	drafts,
}: LoadIndexOptions): readonly (readonly [Visibility, Workspace])[] {
	return drafts === undefined
		? [["published", workspace]]
		: [
				["published", workspace],
				["draft", drafts],
			];
}

/** The folders in which the notes on the files in sight most likely lie. */
function* nearestFolders(options: LoadIndexOptions) {
	const folders = (options.first ?? []).flatMap((path) => [
		folderOf(path),
		path,
	]);
	for (const folder of new Set(folders))
		for (const [visibility, tree] of treesOf(options))
			for (const near of visibility === "draft"
				? [folder]
				: noteFoldersFor(folder))
				yield { tree, visibility, folder: near };
}

/** Empty where the folder cannot be read: the full list says so at its place. */
async function notesIn(
	tree: Workspace,
	folder: RepoPath,
): Promise<readonly RepoPath[]> {
	try {
		const entries = await tree.listFolder(folder);
		return entries
			.map(({ path }) => path)
			.filter((path) => path.endsWith(".md"));
	} catch (error) {
		if (isTacitError(error)) return [];
		throw error;
	}
}
