import { isSameAnchor } from "../anchor/anchor.ts";
import type { PlacementCache } from "../anchor/placementCache.ts";
import type { Disposable } from "../disposable.ts";
import { isTacitError } from "../errors.ts";
import type { NoteIndex } from "../index/noteIndex.ts";
import type { NoteFile } from "../note.ts";
import { createPacer, type Slice } from "../pacer.ts";
import type { History, Log, Workspace } from "../ports.ts";
import type { RepoPath } from "../repoPath.ts";
import type { NoteStore } from "../store.ts";
import { throwIfStopped } from "../throwIfStopped.ts";
import { type Away, pathOfAway } from "./away.ts";
import {
	createEarlierFindings,
	type EarlierFindings,
} from "./earlierFindings.ts";
import { filesAlone } from "./filesAlone.ts";
import { type Findings, keyOf } from "./findings.ts";
import {
	type FindingsCache,
	keepFindings,
	readFindings,
} from "./keptFindings.ts";
import { type FoundFirst, lookAgain } from "./lookAgain.ts";
import type { LookProgress } from "./lookProgress.ts";
import { savedFiles } from "./savedFiles.ts";
import { stoppable } from "./stoppable.ts";
import { createTreeStates } from "./treeState.ts";

/** What whereabouts are found with. */
export interface WhereaboutsOptions {
	readonly index: NoteIndex;
	readonly store: Pick<NoteStore, "read">;
	/** What lies on disk is looked at alone: it holds what it did until it is saved. */
	readonly workspace: Pick<
		Workspace,
		"kindOf" | "visitFiles" | "walk" | "listFolder"
	>;
	/** `undefined` where there is none: then code is looked for in all files, by what the notes tell. */
	readonly history: History | undefined;
	readonly log: Log;
	/** Where anchors were found before in their own files. */
	readonly placements: PlacementCache;
	readonly slice: Slice;
	/** Where what was found is kept for the next start; `undefined`: nowhere. */
	readonly cache: FindingsCache | undefined;
}

/** How long to look. */
export interface RefreshOptions {
	/** Once it is aborted no more is looked for: the git that was asked is ended, and what was known before stays. */
	readonly signal?: AbortSignal;
	/** Files that somebody looks at: what is found of their notes is told before others are looked for to the end. */
	readonly first?: Iterable<RepoPath>;
	/** Told now and then how far it has come. */
	onProgress?(progress: LookProgress): void;
}

/** Knows the anchors whose code went to another file, or is lost. */
export interface Whereabouts {
	/**
	 * Looks again, in slices; what did not change since the last time is not looked at. One at a time: calls during
	 * another are answered by one that begins afterwards, all by the same. That is stopped once all of them are, looks first at
	 * what the last one said, and tells each how far it has come. Where git cannot say, what was known stays.
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
	const memory: Memory = {
		states: createTreeStates(options.workspace),
		earlier: createEarlierFindings(),
	};
	let kept: Findings | undefined;
	let away: ReadonlyMap<string, Away> = new Map();
	let arrivals: ReadonlyMap<RepoPath, readonly Away[]> = new Map();
	let departures: ReadonlySet<RepoPath> = new Set();
	const listeners = new Set<(paths: ReadonlySet<RepoPath>) => void>();
	let running: Promise<void> | undefined;
	let next: Queued | undefined;
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
	/** Takes over where anchors are; answers in which files that is news. */
	const settle = (found: ReadonlyMap<string, Away>) => {
		const changed = changedPaths(away, found);
		away = found;
		arrivals = byPath(away.values());
		departures = new Set(
			[...arrivals.values()].flat().map(({ anchor }) => anchor.path),
		);
		return changed;
	};
	const onFirst = (found: readonly FoundFirst[]) => {
		const all = new Map(away);
		for (const each of found) all.set(each.key, each.away);
		const changed = settle(all);
		if (changed.size > 0) tell(changed);
	};
	const look = async (how: RefreshOptions) => {
		const couldNotEnd = isStopped;
		let known: Findings;
		try {
			if (!kept) {
				kept = await restore(options);
				memory.earlier.add(kept);
			}
			known = await findAnyway(options, { ...memory, onFirst }, how);
			memory.earlier.add(known);
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
		const found = [...known.places].flatMap(([key, { away }]) =>
			away ? [[key, away] as const] : [],
		);
		const changed = settle(new Map(found));
		if (changed.size > 0 || couldNotEnd) tell(changed);
		if (isSame(kept, known)) return;
		kept = known;
		await keep(options, known);
	};
	const start = (how: RefreshOptions) => {
		running = look(how).finally(() => {
			running = undefined;
		});
		return running;
	};
	return {
		refresh(how = {}) {
			if (!running && !next) return start(how);
			// One that would stop at once answers nobody else.
			if (next && !next.how.signal?.aborted) {
				next.how = joined(next.how, how);
				return next.done;
			}
			const own: Queued = {
				how,
				done: Promise.resolve(next?.done ?? running).then(() => {
					if (next === own) next = undefined;
					return start(own.how);
				}),
			};
			next = own;
			return own.done;
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
	return { places: new Map(), state: undefined, signature: undefined };
}

/** A look that begins once another has ended. */
interface Queued {
	how: RefreshOptions;
	readonly done: Promise<void>;
}

/** How to look for two at once. */
function joined(one: RefreshOptions, other: RefreshOptions): RefreshOptions {
	const signal = bothAborted(one.signal, other.signal);
	const first = other.first ?? one.first;
	const listeners = [one, other].filter(({ onProgress }) => onProgress);
	return {
		...(signal && { signal }),
		...(first && { first }),
		...(listeners.length > 0 && {
			onProgress(progress) {
				for (const each of listeners) each.onProgress?.(progress);
			},
		}),
	};
}

/** Is aborted once both are; `undefined` where one never will be. */
function bothAborted(
	one: AbortSignal | undefined,
	other: AbortSignal | undefined,
): AbortSignal | undefined {
	if (!one || !other) return undefined;
	const both = new AbortController();
	const look = () => {
		if (one.aborted && other.aborted) both.abort();
	};
	for (const signal of [one, other])
		signal.addEventListener("abort", look, { once: true });
	look();
	return both.signal;
}

/** What is kept from one look to the next. */
interface Memory {
	readonly states: ReturnType<typeof createTreeStates>;
	readonly earlier: EarlierFindings;
}

/** What a look works with beside the repository. */
interface Looking extends Memory {
	/** See `LookOptions`. */
	onFirst(found: readonly FoundFirst[]): void;
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
		one.signature !== other.signature
	)
		return false;
	for (const [key, known] of one.places)
		if (other.places.get(key) !== known) return false;
	return true;
}

/** Without git where it turns out that there is none. */
async function findAnyway(
	options: WhereaboutsOptions,
	memory: Looking,
	how: RefreshOptions,
): Promise<Findings> {
	try {
		return await findAll(options, memory, how);
	} catch (error) {
		if (!options.history || !isTacitError(error, "no-git")) throw error;
		return findAll({ ...options, history: undefined }, memory, how);
	}
}

async function findAll(
	options: WhereaboutsOptions,
	{ states, earlier, onFirst }: Looking,
	{ signal, first, onProgress }: RefreshOptions,
): Promise<Findings> {
	const { index, store, log, placements, slice } = options;
	const workspace = {
		...options.workspace,
		...savedFiles(options.workspace, slice),
	};
	const pacer = createPacer(slice, signal);
	const history = options.history
		? stoppable(options.history, signal)
		: filesAlone(workspace, createPacer(slice, signal));
	const tree = await pacer.during(() => history.workTree());
	const state = await states(tree, pacer);
	return lookAgain(state, await earlier.nearest(state, pacer), {
		...{ index, store, workspace, history, log, placements, pacer },
		...{ first: new Set(first), onFirst },
		goOn: () => throwIfStopped(signal),
		...(onProgress && { onProgress }),
	});
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
