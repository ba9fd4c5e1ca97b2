import type { Anchor } from "../anchor/anchor.ts";
import type { Disposable } from "../disposable.ts";
import type { FileFinding } from "../finding.ts";
import { containsLine } from "../lineRange.ts";
import { msg } from "../message.ts";
import type {
	IndexedNote,
	NoteFile,
	NoteHead,
	NoteKind,
	Visibility,
} from "../note.ts";
import type { NoteId } from "../noteId.ts";
import { noteFoldersFor, noteIdInName } from "../notePath.ts";
import type { Pacer } from "../pacer.ts";
import { type Person, samePerson } from "../person.ts";
import type { FileStamp } from "../ports.ts";
import { folderOf, parseRepoPath, type RepoPath } from "../repoPath.ts";
import type { NoteLink } from "../scan/noteLinks.ts";
import { createClosedShelves } from "./closedShelves.ts";
import { deadLink, linkedIds } from "./deadLinks.ts";
import { createGroupMap } from "./groupMap.ts";
import {
	createTouched,
	type IndexChange,
	type Touched,
} from "./indexChange.ts";
import {
	type AnchorBrief,
	type NoteRow,
	packNote,
	partSeparator,
	readPaths,
	rowPaths,
	type ScannedNote,
} from "./noteRow.ts";
import { createRecent } from "./recent.ts";
import { glanceAt, type Shelf, shelfRows } from "./shelf.ts";
import {
	unpackBriefs,
	unpackHead,
	unpackPeople,
	unpackTags,
} from "./unpackHead.ts";

/** A note with one of its anchors. A note with two anchors in a file stands there twice. */
export interface AnchoredNote {
	readonly note: IndexedNote;
	readonly anchor: Anchor;
}

/** What to put in and take out; each file at most once. */
export interface IndexUpdate {
	readonly rows?: readonly NoteRow[];
	readonly gone?: readonly NoteFile[];
	/** Of files that the index does not hold. */
	readonly shelves?: readonly Shelf[];
}

/**
 * Every note's head, findable by what it speaks of and what it is. It holds no prose and no quote. Heads are
 * unpacked when read (some microseconds): take `head` of the notes that you show, not of all.
 */
export interface NoteIndex {
	/** How many notes; files that are not read as notes do not count, once they have been looked at. */
	readonly size: number;
	/** Anchors in this file, or on exactly this folder: whole-file ones first, then by the lines as written. */
	notesAt(path: RepoPath): readonly AnchoredNote[];
	/** Those of `notesAt` whose lines as written hold the 1-based `line`. Where they are today is not for the index to say. */
	notesAtLine(path: RepoPath, line: number): readonly AnchoredNote[];
	/** Anchors on the folders that hold `path`, the nearest folder first. */
	notesAbove(path: RepoPath): readonly AnchoredNote[];
	/** `undefined` when the file is unknown, or not read as a note. */
	noteIn(file: NoteFile): IndexedNote | undefined;
	/** Of several with the id the first: published before drafts, then by path. The others have the finding `id-duplicate`. */
	byId(id: NoteId): IndexedNote | undefined;
	byKind(kind: NoteKind): readonly IndexedNote[];
	byTag(tag: string): readonly IndexedNote[];
	/** Notes that name somebody with this email, whatever its case; for a person without email, this name. */
	byPerson(person: Person): readonly IndexedNote[];
	/** Every id once. */
	ids(): Iterable<NoteId>;
	/** Every note, in no order. */
	notes(): Iterable<IndexedNote>;
	/** Every note's path, in no order. */
	paths(visibility: Visibility): Iterable<RepoPath>;
	/** Every note's path and its file's stamp, which is empty where that does not tell of it; in no order. Opens nothing. */
	stamps(
		visibility: Visibility,
	): Iterable<readonly [path: RepoPath, stamp: FileStamp]>;
	/** The notes that lie where those on this folder and its files do, whatever they speak of; in no order. */
	notesIn(folder: RepoPath): readonly IndexedNote[];
	/** Every anchor of which `holds` is true, in no order, looked for in slices. Other notes' heads are not unpacked. */
	anchorsWhere(
		holds: (brief: AnchorBrief) => boolean,
		pacer: Pacer,
	): Promise<readonly WantedAnchor[]>;
	/** Every note of a kind, in no order, looked for in slices. Opens nothing. */
	ofKind(kind: NoteKind, pacer: Pacer): Promise<readonly IndexedNote[]>;
	/** Every file and folder that an anchor names, in no order, looked for in slices. Opens nothing. */
	namedPaths(pacer: Pacer): Promise<ReadonlySet<RepoPath>>;
	/** What is wrong with this file. */
	findingsIn(file: NoteFile): readonly FileFinding[];
	/** What is wrong with any. */
	findings(): readonly FileFinding[];
	/** Puts in what a file holds now; `stamp` is the one it had before it was read, if that is known. */
	set(file: NoteFile, scanned: ScannedNote, stamp?: FileStamp): void;
	/** Takes a file out; an unknown one changes nothing. */
	delete(file: NoteFile): void;
	/** Many changes, told as one. */
	update(update: IndexUpdate): void;
	/** Opens what is still closed, in slices, so that a question about all notes does not have to (about 15 ms for 10,000). */
	settle(pacer: Pacer): Promise<void>;
	/** The row of a file; `undefined` for an unknown one. */
	row(file: NoteFile): NoteRow | undefined;
	/** The folders that hold files, at any depth. Opens nothing. */
	folders(visibility: Visibility): ReadonlySet<RepoPath>;
	/** What the cache stores: every file that was put in, on a shelf or not. Opens nothing. */
	contents(): {
		readonly shelves: Iterable<Shelf>;
		readonly rows: Iterable<NoteRow>;
	};
	onDidChange(listener: (change: IndexChange) => void): Disposable;
}

/** One of the anchors that were asked for. */
export interface WantedAnchor extends AnchoredNote {
	/** 0-based, among the note's anchors. */
	readonly anchorIndex: number;
}

/** An empty index. */
export function createNoteIndex(): NoteIndex {
	const files: Readonly<Record<Visibility, Map<RepoPath, NoteRow>>> = {
		published: new Map(),
		draft: new Map(),
	};
	const byPath = createGroupMap<RepoPath, NoteRow>();
	const byId = createGroupMap<NoteId, NoteRow>();
	/** Rows by the ids that their links name. */
	const byLinkedId = createGroupMap<NoteId, NoteRow>();
	const repeatedIds = new Set<NoteId>();
	/** Those with findings, and those with links, which may be dead. */
	const flawed = new Set<NoteRow>();
	const heads = createRecent<NoteRow, NoteHead>(256, unpackHead);
	const listeners = new Set<(change: IndexChange) => void>();
	let size = 0;

	const closed = createClosedShelves();
	/** Files whose findings changed when a shelf was opened; told with the next change. */
	const late = createTouched();

	const noteOf = (row: NoteRow): IndexedNote => ({
		file: row.file,
		get head() {
			return heads.get(row);
		},
	});
	function rowOf(file: NoteFile): NoteRow | undefined {
		open(closed.takeWith(file));
		return files[file.visibility].get(file.path);
	}
	function open(shelves: readonly Shelf[]): void {
		for (const row of shelves.flatMap(shelfRows)) {
			const table = files[row.file.visibility];
			// What was set after the cache was stored is newer.
			if (table.has(row.file.path)) continue;
			table.set(row.file.path, row);
			link(row, late);
		}
	}
	function openAll(): void {
		for (let shelf = closed.takeOne(); shelf; shelf = closed.takeOne())
			open([shelf]);
	}
	async function settle(pacer: Pacer): Promise<void> {
		for (let shelf = closed.takeOne(); shelf; shelf = closed.takeOne()) {
			open([shelf]);
			if (pacer.isDue()) await pacer.rest();
		}
		tell(createTouched());
	}
	/**
	 * What `find` gives of every row, looked at in slices. Closed rows stay so: they are looked at and forgotten. Those that
	 * are opened meanwhile are among the open ones.
	 */
	async function gathered<T>(
		find: (row: NoteRow) => readonly T[],
		pacer: Pacer,
	): Promise<readonly T[]> {
		const found = new Map<string, readonly T[]>();
		const look = (row: NoteRow) => {
			const wanted = find(row);
			const key = `${row.file.visibility} ${row.file.path}`;
			if (wanted.length > 0) found.set(key, wanted);
			else found.delete(key);
		};
		for (const shelf of closed.all()) {
			if (pacer.isDue()) await pacer.rest();
			for (const row of shelfRows(shelf))
				if (!files[shelf.visibility].has(row.file.path)) look(row);
		}
		for (const row of openRows()) {
			if (pacer.isDue()) await pacer.rest();
			look(row);
		}
		return [...found.values()].flat();
	}

	function* stamps(
		visibility: Visibility,
	): Iterable<readonly [RepoPath, FileStamp]> {
		const known = files[visibility];
		for (const { id, file, stamp } of known.values())
			if (id !== undefined) yield [file.path, stamp];
		for (const shelf of closed.all()) {
			if (shelf.visibility !== visibility) continue;
			for (const { path, id, stamp } of glanceAt(shelf))
				if (id !== undefined && !known.has(path)) yield [path, stamp];
		}
	}
	function* openRows(): Iterable<NoteRow> {
		yield* files.published.values();
		yield* files.draft.values();
	}
	function wantedAnchors(
		row: NoteRow,
		holds: (brief: AnchorBrief) => boolean,
	): readonly WantedAnchor[] {
		if (row.id === undefined) return [];
		return unpackBriefs(row).flatMap((brief, anchorIndex) => {
			const anchor = holds(brief)
				? heads.get(row).anchors[anchorIndex]
				: undefined;
			return anchor ? [{ note: noteOf(row), anchor, anchorIndex }] : [];
		});
	}
	function notesWhere(holds: (row: NoteRow) => boolean): IndexedNote[] {
		const found: IndexedNote[] = [];
		openAll();
		for (const row of openRows())
			if (row.id !== undefined && holds(row)) found.push(noteOf(row));
		return found;
	}
	function anchorsAt(path: RepoPath): AnchoredNote[] {
		open(closed.takeFor(path));
		const found: AnchoredNote[] = [];
		for (const row of byPath.get(path))
			for (const anchor of heads.get(row).anchors)
				if (anchor.path === path) found.push({ note: noteOf(row), anchor });
		return found.sort(compareAnchored);
	}
	/** The rows that bear the id, its owner first. */
	function bearers(id: NoteId): readonly NoteRow[] {
		const rows = byId.get(id);
		return rows.length < 2 ? rows : [...rows].sort(compareRows);
	}
	function findingsOf(row: NoteRow): FileFinding[] {
		const own = [
			...row.findings.map((finding) => ({ ...finding, file: row.file })),
			...row.links.flatMap((link) => deadLinkOf(row, link)),
		];
		if (row.id === undefined) return own;
		open(closed.takeWithId(row.id));
		if (!repeatedIds.has(row.id)) return own;
		const [owner] = bearers(row.id);
		if (owner !== undefined && owner !== row) own.push(idDuplicate(row, owner));
		return own;
	}

	function deadLinkOf(row: NoteRow, link: NoteLink): readonly FileFinding[] {
		if (rowOf({ visibility: "published", path: link.target })) return [];
		const id = noteIdInName(link.target);
		if (id === undefined) return [];
		open(closed.takeWithId(id));
		const [owner] = bearers(id);
		return owner?.file.visibility === "published"
			? [deadLink(row, link, owner)]
			: [];
	}

	/** Puts the row into everything but the table of files. */
	function link(row: NoteRow, touched: Touched): void {
		if (row.findings.length + row.links.length > 0) flawed.add(row);
		for (const id of linkedIds(row)) byLinkedId.add(id, row);
		if (row.id === undefined) return;
		size++;
		for (const other of byLinkedId.get(row.id)) touched.addFile(other.file);
		for (const path of rowPaths(row)) byPath.add(path, row);
		if (byId.add(row.id, row) < 2) return;
		repeatedIds.add(row.id);
		for (const other of byId.get(row.id)) touched.addFile(other.file);
	}
	function unlink(row: NoteRow, touched: Touched): void {
		flawed.delete(row);
		for (const id of linkedIds(row)) byLinkedId.delete(id, row);
		if (row.id === undefined) return;
		size--;
		for (const other of byLinkedId.get(row.id)) touched.addFile(other.file);
		for (const path of rowPaths(row)) byPath.delete(path, row);
		if (byId.delete(row.id, row) < 2) repeatedIds.delete(row.id);
		for (const other of byId.get(row.id)) touched.addFile(other.file);
	}
	function put(row: NoteRow, touched: Touched): void {
		const former = rowOf(row.file);
		if (former !== undefined) {
			unlink(former, touched);
			touched.add(former);
		}
		// A changed file keeps its place in the table: the cache is read fastest in the order of the disk.
		files[row.file.visibility].set(row.file.path, row);
		link(row, touched);
		touched.add(row);
	}
	function takeOut(file: NoteFile, touched: Touched): void {
		const row = rowOf(file);
		if (row === undefined) return;
		files[file.visibility].delete(file.path);
		unlink(row, touched);
		touched.add(row);
	}
	function update({ rows = [], gone = [], shelves = [] }: IndexUpdate): void {
		const touched = createTouched();
		for (const file of gone) takeOut(file, touched);
		for (const row of rows) put(row, touched);
		for (const shelf of shelves) {
			closed.add(shelf);
			touched.addShelf(shelf);
		}
		tell(touched);
	}
	function tell(touched: Touched): void {
		touched.moveFilesOf(late);
		if (touched.isEmpty) return;
		for (const listener of [...listeners]) listener(touched);
	}

	return {
		get size() {
			return size + closed.fileCount;
		},
		notesAt: anchorsAt,
		notesAtLine: (path, line) =>
			anchorsAt(path).filter(
				({ anchor }) =>
					anchor.lines !== undefined && containsLine(anchor.lines, line),
			),
		notesAbove(path) {
			const found: AnchoredNote[] = [];
			for (let folder = path; folder !== ""; ) {
				folder = folderOf(folder);
				found.push(...anchorsAt(folder));
			}
			return found;
		},
		noteIn(file) {
			const row = rowOf(file);
			return row?.id === undefined ? undefined : noteOf(row);
		},
		byId(id) {
			open(closed.takeWithId(id));
			const [owner] = bearers(id);
			return owner && noteOf(owner);
		},
		byKind: (kind) => notesWhere((row) => isOfKind(row, kind)),
		byTag: (tag) => notesWhere((row) => unpackTags(row).includes(tag)),
		byPerson(person) {
			const isSame = samePerson(person);
			return notesWhere((row) => unpackPeople(row).some(isSame));
		},
		ids() {
			openAll();
			return byId.keys();
		},
		notes: () => notesWhere(() => true),
		*paths(visibility) {
			for (const [path] of stamps(visibility)) yield path;
		},
		stamps,
		notesIn(folder) {
			const found: IndexedNote[] = [];
			for (const home of homesOf(folder)) {
				const prefix = home.path === "" ? "" : `${home.path}/`;
				open(closed.takeWith({ ...home, path: `${prefix}-` as RepoPath }));
				for (const row of files[home.visibility].values())
					if (
						row.id !== undefined &&
						row.file.path.startsWith(prefix) &&
						!row.file.path.includes("/", prefix.length)
					)
						found.push(noteOf(row));
			}
			return found;
		},
		anchorsWhere: (holds, pacer) =>
			gathered((row) => wantedAnchors(row, holds), pacer),
		ofKind: (kind, pacer) =>
			gathered(
				(row) =>
					row.id !== undefined && isOfKind(row, kind) ? [noteOf(row)] : [],
				pacer,
			),
		async namedPaths(pacer) {
			const columns = new Set<string>();
			for (const shelf of closed.all()) {
				if (pacer.isDue()) await pacer.rest();
				for (const { path, id, paths } of glanceAt(shelf))
					if (id !== undefined && !files[shelf.visibility].has(path))
						columns.add(paths);
			}
			for (const row of openRows()) {
				if (pacer.isDue()) await pacer.rest();
				if (row.id !== undefined) columns.add(row.paths);
			}
			return new Set(
				[...columns]
					.flatMap(readPaths)
					.filter((path) => parseRepoPath(path) === path),
			);
		},
		findingsIn(file) {
			const row = rowOf(file);
			return row === undefined ? [] : findingsOf(row);
		},
		findings() {
			open(closed.takeDoubtful((id) => byId.get(id).length > 0));
			const concerned = new Set(flawed);
			for (const id of repeatedIds)
				for (const row of byId.get(id)) concerned.add(row);
			return [...concerned].sort(compareRows).flatMap(findingsOf);
		},
		set: (file, scanned, stamp = "") =>
			update({ rows: [packNote(file, stamp, scanned)] }),
		delete: (file) => update({ gone: [file] }),
		folders(visibility) {
			const found = new Set<RepoPath>();
			const add = (folder: RepoPath) => {
				for (let at = folder; !found.has(at); at = folderOf(at)) found.add(at);
			};
			for (const shelf of closed.all())
				if (shelf.visibility === visibility) add(shelf.folder);
			for (const path of files[visibility].keys()) add(folderOf(path));
			return found;
		},
		update,
		settle,
		row: rowOf,
		contents: () => ({ shelves: closed.all(), rows: openRows() }),
		onDidChange(listener) {
			const own = (change: IndexChange) => listener(change);
			listeners.add(own);
			return { dispose: () => void listeners.delete(own) };
		},
	};
}

function idDuplicate(row: NoteRow, owner: NoteRow): FileFinding {
	return {
		code: "id-duplicate",
		severity: "warning",
		lines: { start: 1, end: 1 },
		found: row.id ?? "",
		expected: msg`an id of its own; ${owner.file.path} has this one`,
		file: row.file,
	};
}

function compareAnchored(a: AnchoredNote, b: AnchoredNote): number {
	return (
		(a.anchor.lines?.start ?? 0) - (b.anchor.lines?.start ?? 0) ||
		(a.anchor.lines?.end ?? 0) - (b.anchor.lines?.end ?? 0) ||
		compareFiles(a.note.file, b.note.file) ||
		a.anchor.noteLine - b.anchor.noteLine
	);
}

function compareRows(a: NoteRow, b: NoteRow): number {
	return compareFiles(a.file, b.file);
}

function compareFiles(a: NoteFile, b: NoteFile): number {
	if (a.visibility !== b.visibility)
		return a.visibility === "published" ? -1 : 1;
	return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** The folders in which the notes on this folder and its files lie. */
function homesOf(folder: RepoPath): readonly NoteFile[] {
	return [
		...noteFoldersFor(folder).map(
			(path): NoteFile => ({ visibility: "published", path }),
		),
		{ visibility: "draft", path: folder },
	];
}

function isOfKind({ packed }: NoteRow, kind: NoteKind): boolean {
	return packed.startsWith(kind + partSeparator);
}
