import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeIndexCache } from "../../src/core/index/indexCache.ts";
import { loadIndex } from "../../src/core/index/loadIndex.ts";
import {
	createNoteIndex,
	type NoteIndex,
} from "../../src/core/index/noteIndex.ts";
import { scanFile } from "../../src/core/index/scanFile.ts";
import type { NoteFile } from "../../src/core/note.ts";
import { createPacer, type Slice } from "../../src/core/pacer.ts";
import { folderOf, type RepoPath } from "../../src/core/repoPath.ts";
import { cacheFile } from "../../src/node/files/cacheFile.ts";
import { openWorkspace } from "../../src/node/files/openWorkspace.ts";

/** What a process is asked to measure. */
export interface IndexOrder {
	readonly root: string;
	readonly cache: string;
	/** Names a file with one note's path a line. */
	readonly notes: string;
	readonly isWarm: boolean;
	/** Measure memory instead of time. */
	readonly isMemory: boolean;
	/** How often to load after the first time. */
	readonly repeats: number;
}

/** One slice of work; on a busy machine other programs' time is in it. */
export interface TimedSlice {
	readonly ms: number;
	readonly isInterrupted: boolean;
}

/** One load and the pass over the files before it, in milliseconds. */
export interface TimedLoad {
	/** Reading each note as text with readFileSync, one after the other. */
	readonly floor: number;
	readonly load: number;
	/** Until the notes beside the file in sight were in the index. */
	readonly first: number;
	/** Files read. */
	readonly read: number;
	readonly slices: readonly TimedSlice[];
}

/** What a process found. */
export interface IndexRun {
	/** The first load of the process, then the repeats. */
	readonly loads: readonly TimedLoad[];
	/** More than before the load, in bytes; 0 where time was measured. */
	readonly heap: number;
	readonly rss: number;
	/** To open every shelf, in milliseconds. */
	readonly settle: number;
	readonly settleSlices: readonly TimedSlice[];
	/** One note each, read, scanned and put in, in milliseconds. */
	readonly changed: readonly number[];
	/** Asking for the notes of a file, in milliseconds. */
	readonly asked: readonly number[];
	/** Storing the cache, in milliseconds. */
	readonly save: number;
}

declare const gc: () => void;

const order = JSON.parse(process.argv[2] ?? "") as IndexOrder;
const notes = readFileSync(order.notes, "utf8").split("\n") as RepoPath[];
const workspace = openWorkspace(order.root, { kind: "repository" });
const cache = { store: cacheFile(order.cache), key: "bench" };
/** A file of code in the folder that holds a note's `.tacit`. */
const inSight =
	`${folderOf(folderOf(notes[notes.length >> 1] ?? notes[0] ?? ("" as RepoPath)))}/x.ts` as RepoPath;

const loads: TimedLoad[] = [];
let index = createNoteIndex();
let heap = 0;
let rss = 0;
if (order.isMemory) {
	gc();
	const before = process.memoryUsage();
	await load(0);
	rss = process.memoryUsage().rss - before.rss;
	gc();
	heap = process.memoryUsage().heapUsed - before.heapUsed;
} else
	for (let at = 0; at <= order.repeats; at++) {
		const floor = timed(() => {
			for (const note of notes) readFileSync(join(order.root, note), "utf8");
		});
		index = createNoteIndex();
		await load(floor);
	}

const settling = watchedSlice();
const settleStart = performance.now();
await index.settle(createPacer(settling.slice));
const settle = performance.now() - settleStart;
const settleSlices = settling.end();
const saveStart = performance.now();
await writeIndexCache(index, {
	...cache,
	slice: watchedSlice().slice,
});
const save = performance.now() - saveStart;
const changed = order.isWarm ? [] : await changeNotes(index);
const asked = notes.slice(0, 500).map((note) => {
	const path = `${folderOf(folderOf(note))}/x.ts` as RepoPath;
	return timed(() => index.notesAt(path));
});
const result: IndexRun = {
	loads,
	heap,
	rss,
	settle,
	settleSlices,
	changed,
	asked,
	save,
};
process.stdout.write(JSON.stringify(result));

async function load(floor: number): Promise<void> {
	const watched = watchedSlice();
	const start = performance.now();
	let first = 0;
	const report = await loadIndex({
		index,
		workspace,
		drafts: undefined,
		cache: order.isWarm ? cache : undefined,
		slice: watched.slice,
		first: [inSight],
		onFirst: () => {
			first = performance.now() - start;
		},
	});
	const load = performance.now() - start;
	loads.push({ floor, load, first, read: report.read, slices: watched.end() });
}

async function changeNotes(index: NoteIndex): Promise<readonly number[]> {
	const times: number[] = [];
	for (let at = 0; at < 200; at++) {
		const path = notes[(at * 37) % notes.length] as RepoPath;
		const file: NoteFile = { visibility: "published", path };
		const place = join(order.root, path);
		writeFileSync(place, readFileSync(place));
		const start = performance.now();
		const content = await workspace.read(path);
		if (content) index.set(file, scanFile(file, content.bytes), content.stamp);
		times.push(performance.now() - start);
	}
	return times;
}

function timed(work: () => void): number {
	const start = performance.now();
	work();
	return performance.now() - start;
}

/** A slice as the editor gives it, and how long each one took. */
function watchedSlice(): { slice: Slice; end(): readonly TimedSlice[] } {
	const slices: TimedSlice[] = [];
	let started = performance.now();
	let interruptions = interruptionsSoFar();
	const stop = () => {
		const ms = performance.now() - started;
		slices.push({ ms, isInterrupted: interruptionsSoFar() > interruptions });
	};
	return {
		slice: {
			budgetMs: 3,
			now: () => performance.now(),
			async pause() {
				stop();
				await new Promise((resolve) => setImmediate(resolve));
				interruptions = interruptionsSoFar();
				started = performance.now();
			},
		},
		end() {
			stop();
			return slices;
		},
	};
}

/** How often the system took the processor from a thread of this process. */
function interruptionsSoFar(): number {
	return process.resourceUsage().involuntaryContextSwitches;
}
