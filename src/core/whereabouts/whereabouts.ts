import { addingCommits } from "../addingCommits.ts";
import { type Anchor, isSameAnchor } from "../anchor/anchor.ts";
import { diffTexts } from "../anchor/engine/matchLines.ts";
import type { Today } from "../anchor/engine/place.ts";
import { makeQuote } from "../anchor/quote.ts";
import { type Placement, relocate } from "../anchor/relocate.ts";
import type { Disposable } from "../disposable.ts";
import { isTacitError } from "../errors.ts";
import type { NoteIndex } from "../index/noteIndex.ts";
import type { NoteFile } from "../note.ts";
import { createPacer, type Pacer, type Slice } from "../pacer.ts";
import { pastText } from "../pastText.ts";
import type { History, Log, Workspace, WorkTree } from "../ports.ts";
import type { RepoPath } from "../repoPath.ts";
import type { NoteStore } from "../store.ts";
import { throwIfStopped } from "../throwIfStopped.ts";
import { type Away, pathOfAway } from "./away.ts";
import { baseFinder } from "./bases.ts";
import { lookElsewhere } from "./elsewhere.ts";
import { filesAlone } from "./filesAlone.ts";
import type { Findings, Known } from "./findings.ts";
import {
	type FindingsCache,
	keepFindings,
	readFindings,
} from "./keptFindings.ts";
import type { LookProgress } from "./lookProgress.ts";
import { stoppable } from "./stoppable.ts";
import { isAtHome, type Stray, type Suspect, straysOf } from "./strays.ts";
import { createTexts } from "./texts.ts";
import { treeSignature } from "./treeSignature.ts";
import { touchedOf } from "./untouched.ts";

/** What whereabouts are found with. */
export interface WhereaboutsOptions {
	readonly index: NoteIndex;
	readonly store: Pick<NoteStore, "read">;
	readonly workspace: Pick<
		Workspace,
		"read" | "kindOf" | "visitFiles" | "walk" | "listFolder"
	>;
	/** `undefined` where there is none: then code is looked for in all files, by what the notes tell. */
	readonly history: History | undefined;
	readonly log: Log;
	readonly slice: Slice;
	/** Where what was found is kept for the next start; `undefined`: nowhere. */
	readonly cache: FindingsCache | undefined;
}

/** How long to look. */
export interface RefreshOptions {
	/** Once it is aborted no more is looked for: the git that was asked is ended, and what was known before stays. */
	readonly signal?: AbortSignal;
	/** Told now and then how far it has come. */
	onProgress?(progress: LookProgress): void;
}

/** Knows the anchors whose code went to another file, or is lost. */
export interface Whereabouts {
	/**
	 * Looks again, in slices; what did not change since the last time is not looked at. One at a time: a call during
	 * another is answered by one that begins afterwards. Where git cannot say, what was known stays.
	 */
	refresh(options?: RefreshOptions): Promise<void>;
	/** Anchors of other files whose code is in this one now. */
	arrivalsAt(path: RepoPath): readonly Away[];
	/** Whether code of notes on this file is in another one now: it may come back. */
	hasDepartures(path: RepoPath): boolean;
	/** `undefined` for an anchor that is at home, as far as is known. */
	of(file: NoteFile, anchorIndex: number): Away | undefined;
	/** All that are not at home, in no order. */
	all(): readonly Away[];
	/**
	 * Whether the last look was stopped: what is not known to be elsewhere was maybe not looked for. Told of by `onDidChange`,
	 * if by no files.
	 */
	wasStopped(): boolean;
	/** Told which files' notes came, went, or are lost. */
	onDidChange(listener: (paths: ReadonlySet<RepoPath>) => void): Disposable;
}

/** Knows nothing before the first `refresh`. */
export function createWhereabouts(options: WhereaboutsOptions): Whereabouts {
	const { log } = options;
	let known: Findings | undefined;
	let away: ReadonlyMap<string, Away> = new Map();
	let arrivals: ReadonlyMap<RepoPath, readonly Away[]> = new Map();
	let departures: ReadonlySet<RepoPath> = new Set();
	const listeners = new Set<(paths: ReadonlySet<RepoPath>) => void>();
	let running: Promise<void> | undefined;
	let next: Promise<void> | undefined;
	let isStopped = false;

	const tell = (paths: ReadonlySet<RepoPath>) => {
		for (const listener of [...listeners]) listener(paths);
	};

	/** With the note as it reads now; nothing where it is gone, or points at other code since. */
	const asItIs = (found: Away): readonly Away[] => {
		const note = options.index.noteIn(found.note.file);
		const anchor = note?.head.anchors[found.anchorIndex];
		return note && anchor && isSameAnchor(anchor, found.anchor)
			? [{ ...found, note, anchor }]
			: [];
	};
	const look = async (how: RefreshOptions) => {
		const last = known ?? (await restore(options));
		const couldNotEnd = isStopped;
		try {
			known = await findAnyway(options, last, how);
			isStopped = false;
		} catch (error) {
			if (!isTacitError(error, "cancelled"))
				log.warn("Code that moved to other files was not looked for.", error);
			if (how.signal?.aborted) {
				isStopped = true;
				tell(new Set());
			}
			return;
		}
		const before = away;
		const found = [...known.places].flatMap(([key, { away }]) =>
			away ? [[key, away] as const] : [],
		);
		away = new Map(found);
		arrivals = byPath(away.values());
		departures = new Set(
			[...arrivals.values()].flat().map(({ anchor }) => anchor.path),
		);
		const changed = changedPaths(before, away);
		if (changed.size > 0 || couldNotEnd) tell(changed);
		if (!isSame(last, known)) await keep(options, known);
	};
	const start = (how: RefreshOptions) => {
		running = look(how).finally(() => {
			running = undefined;
		});
		return running;
	};
	return {
		refresh(how = {}) {
			if (!running) return start(how);
			next ??= running.then(() => {
				next = undefined;
				return start(how);
			});
			return next;
		},
		arrivalsAt: (path) => (arrivals.get(path) ?? []).flatMap(asItIs),
		hasDepartures: (path) => departures.has(path),
		of(file, anchorIndex) {
			const found = away.get(keyOf(file, anchorIndex));
			return found && asItIs(found)[0];
		},
		all: () => [...away.values()].flatMap(asItIs),
		wasStopped: () => isStopped,
		onDidChange(listener) {
			const own = (paths: ReadonlySet<RepoPath>) => listener(paths);
			listeners.add(own);
			return { dispose: () => void listeners.delete(own) };
		},
	};
}

async function restore({
	cache,
	index,
	slice,
	log,
}: WhereaboutsOptions): Promise<Findings> {
	if (cache)
		try {
			return await readFindings(cache, index, createPacer(slice));
		} catch (error) {
			log.info(`Where code went is looked for anew: ${error}`);
		}
	return { places: new Map(), tree: undefined };
}

/** The cache is only a help. */
async function keep(
	{ cache, log, slice }: WhereaboutsOptions,
	findings: Findings,
): Promise<void> {
	if (!cache) return;
	try {
		await keepFindings(cache, findings, createPacer(slice));
	} catch (error) {
		log.info(`Where code went could not be kept for the next start: ${error}`);
	}
}

function isSame(one: Findings, other: Findings): boolean {
	if (
		one.places.size !== other.places.size ||
		one.tree?.signature !== other.tree?.signature
	)
		return false;
	for (const [key, known] of one.places)
		if (other.places.get(key) !== known) return false;
	return true;
}

/** Without git where it turns out that there is none. */
async function findAnyway(
	options: WhereaboutsOptions,
	before: Findings,
	how: RefreshOptions,
): Promise<Findings> {
	try {
		return await findAll(options, before, how);
	} catch (error) {
		if (!options.history || !isTacitError(error, "no-git")) throw error;
		return findAll({ ...options, history: undefined }, before, how);
	}
}

async function findAll(
	{ index, store, workspace, log, slice, ...options }: WhereaboutsOptions,
	before: Findings,
	{ signal, onProgress }: RefreshOptions,
): Promise<Findings> {
	const pacer = createPacer(slice, signal);
	const history = options.history
		? stoppable(options.history, signal)
		: filesAlone(workspace, createPacer(slice, signal));
	const goOn = () => throwIfStopped(signal);
	const tree = await pacer.during(() => history.workTree());
	const signature = await treeSignature(tree, pacer);
	const isSameTree = tree === before.tree?.tree;
	const isKnownTree =
		signature !== undefined && signature === before.tree?.signature;
	const unchanged = isKnownTree ? "all" : isSameTree ? "clean" : "unknown";
	const known = new Map<string, Known>();
	const suspects = new Map<RepoPath, Suspect[]>();
	const suspected = await index.anchorsWhere(
		(brief) => !isAtHome(brief, tree),
		pacer,
	);
	for (const suspect of suspected) {
		goOn();
		if (pacer.isDue()) await pacer.rest();
		const { note, anchor, anchorIndex } = suspect;
		const stamp = index.row(note.file)?.stamp ?? "";
		const key = keyOf(note.file, anchorIndex);
		const last = before.places.get(key);
		if (last?.stamp === stamp && holds(last, anchor, tree, unchanged)) {
			known.set(key, last);
			continue;
		}
		const group = suspects.get(anchor.path);
		if (group) group.push(suspect);
		else suspects.set(anchor.path, [suspect]);
		known.set(key, {
			stamp,
			homeBlob: tree.get(anchor.path),
			away: undefined,
		});
	}
	const texts = createTexts(workspace, history);
	const addedIn = addingCommits(
		history,
		suspected.map(({ note }) => note.file),
	);
	const past = pastText(texts, addedIn, log);
	const baseOf = baseFinder(history, addedIn);
	// What has no file any more is looked for in any case: git answers while files are read. Who waits for it is told of a failure.
	const askBase = (each: Suspect) => {
		baseOf(each).catch(() => undefined);
	};
	for (const [path, group] of suspects)
		if (!tree.has(path)) group.forEach(askBase);
	const touched = touchedOf(suspects, {
		...{ tree, workspace, texts, baseOf, pacer },
		onLooked: (done, all) => onProgress?.({ of: "files", done, all }),
		onFollowed({ note, anchor, anchorIndex }, placement, text) {
			const key = keyOf(note.file, anchorIndex);
			const last = known.get(key);
			const seen = seenAt(placement, text.lines);
			if (last)
				known.set(key, {
					...last,
					away: { note, anchor, anchorIndex, placement, seen },
				});
		},
	});
	const strays: Stray[] = [];
	for await (const stray of straysOf(touched, {
		...{ tree, workspace, store, texts, past, pacer },
	})) {
		goOn();
		strays.push(stray);
	}
	const elsewhere = await lookElsewhere<Stray>(strays, {
		...{ tree, history, workspace, texts, baseOf, pacer },
		isSameTree: unchanged !== "unknown",
		onVisited: (done, all) => onProgress?.({ of: "files", done, all }),
	});
	for (const [done, stray] of strays.entries()) {
		goOn();
		onProgress?.({ of: "notes", done, all: strays.length });
		if (pacer.isDue()) await pacer.rest();
		const where = await elsewhere(stray);
		if (pacer.isDue()) await pacer.rest();
		if (!where.found) await compareOthers(where.today, pacer);
		const { note, anchor, anchorIndex, quote } = stray;
		const placement =
			where.found ?? relocate(anchor, quote, where.today, where.past);
		const path = pathOfAway({ placement });
		if (path === anchor.path) continue;
		const key = keyOf(note.file, anchorIndex);
		const last = known.get(key);
		if (!last) continue;
		const former = before.places.get(key)?.away;
		// Not all files were looked into again.
		if (
			unchanged !== "unknown" &&
			placement.state === "lost" &&
			former?.placement.state === "proposed"
		) {
			known.set(key, { ...last, away: former });
			continue;
		}
		const text =
			path === undefined || placement.state === "whole"
				? undefined
				: ((await texts.today(path)) ?? (await texts.largeToday(path)));
		known.set(key, {
			...last,
			away: {
				note,
				anchor,
				anchorIndex,
				placement,
				seen: seenAt(placement, text?.lines),
			},
		});
	}
	// Who could not be asked any more was taken to know nothing.
	goOn();
	return { places: known, tree: { tree, signature } };
}

/** Which files are as they were when all were looked into: all, those that git knows to be clean, or nobody knows which. */
type Unchanged = "all" | "clean" | "unknown";

/** Whether nothing that was found out can be another by now. */
function holds(
	{ homeBlob, away }: Known,
	{ path }: Anchor,
	tree: WorkTree,
	unchanged: Unchanged,
): boolean {
	const isKnown = (file: RepoPath) =>
		!tree.has(file) || tree.get(file) !== undefined;
	if (homeBlob !== tree.get(path) || !isKnown(path)) return false;
	if (!away || unchanged === "all") return true;
	const target = pathOfAway(away);
	return unchanged === "clean" && target !== undefined && isKnown(target);
}

/** Compares the other files with what they were, with rests in between: all together would take long in one search. */
async function compareOthers(
	{ renamed, others }: Today,
	pacer: Pacer,
): Promise<void> {
	// What stands in the file that took the place of its own is often looked for in no other.
	if (renamed) return;
	for (const file of others) {
		const before = file.before();
		if (before) diffTexts(before, file.now());
		if (pacer.isDue()) await pacer.rest();
	}
}

function seenAt(placement: Placement, lines: readonly string[] | undefined) {
	return placement.state === "attached" && lines
		? makeQuote(lines, placement.lines)
		: undefined;
}

function keyOf({ visibility, path }: NoteFile, anchorIndex: number): string {
	return `${anchorIndex} ${visibility} ${path}`;
}

function byPath(all: Iterable<Away>): ReadonlyMap<RepoPath, readonly Away[]> {
	const arrivals = new Map<RepoPath, Away[]>();
	for (const away of all) {
		const path = pathOfAway(away);
		if (path === undefined) continue;
		const there = arrivals.get(path);
		if (there) there.push(away);
		else arrivals.set(path, [away]);
	}
	return arrivals;
}

/** Files in which notes came or went, or are otherwise lost than before. */
function changedPaths(
	before: ReadonlyMap<string, Away>,
	after: ReadonlyMap<string, Away>,
): ReadonlySet<RepoPath> {
	const paths = new Set<RepoPath>();
	const add = (away: Away | undefined) => {
		if (!away) return;
		paths.add(away.anchor.path);
		const path = pathOfAway(away);
		if (path !== undefined) paths.add(path);
	};
	for (const key of new Set([...before.keys(), ...after.keys()])) {
		const one = before.get(key);
		const other = after.get(key);
		if (JSON.stringify(one?.placement) === JSON.stringify(other?.placement))
			continue;
		add(one);
		add(other);
	}
	return paths;
}
