import type { CacheStore } from "../../core/cacheStore.ts";
import { asciiJson } from "../../core/index/asciiText.ts";
import type { FileStamp } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { LogEntry } from "./logEntry.ts";

/** Goes up with every change of what is kept. */
const formatVersion = 7;

/** The entry of a note's file by itself, and the stamp that the file had. */
export interface ReadEntry {
	readonly stamp: FileStamp;
	readonly entry: LogEntry;
}

/** What building a log takes time to find out, for the next time. */
export interface KeptLog {
	readonly notes: ReadonlyMap<RepoPath, ReadEntry>;
	/** As `SafeTexts` has them. */
	readonly safe: ReadonlyMap<string, string>;
	/** Plain data of the facade's. */
	readonly beside: unknown;
}

/** Where it is kept, and how it is known to be ours. */
export interface LogCache {
	readonly store: CacheStore;
	/** Names what it depends on beside the files: the root, and the version of Tacit that wrote it. */
	readonly key: string;
}

const rowsInPart = 500;

/** What an earlier run kept; of another version or root nothing. */
export interface ReadLogCache {
	/** As it was given; whoever gave it knows its type, which `formatVersion` goes up with. */
	readonly beside: unknown;
	/** The rest, which takes longer to read by far. */
	entries(): {
		readonly notes: Map<RepoPath, ReadEntry>;
		readonly safe: Map<string, string>;
	};
}

/** Reads what an earlier run kept beside entries; these when they are asked for. */
export function readLogCache(cache: LogCache | undefined): ReadLogCache {
	return {
		beside: besideOf(cache),
		entries() {
			const notes = new Map<RepoPath, ReadEntry>();
			const safe = new Map<string, string>();
			for (const row of rowsOf(cache))
				if (row.length === 3)
					notes.set(row[0], { stamp: row[1], entry: row[2] });
				else if (row.length === 2) safe.set(row[0], row[1]);
			return { notes, safe };
		},
	};
}

function besideOf(cache: LogCache | undefined): unknown {
	for (const row of rowsOf(cache))
		if (row.length === 1) return row[0] ?? undefined;
	return undefined;
}

function* rowsOf(cache: LogCache | undefined): Iterable<Row> {
	let isOurs = false;
	for (const part of cache?.store.read() ?? []) {
		if (isOurs) yield* JSON.parse(part) as Row[];
		else if (part !== header(cache?.key ?? "")) return;
		isOurs = true;
	}
}

/** Stores it. */
export async function writeLogCache(
	kept: KeptLog,
	{ store, key }: LogCache,
): Promise<void> {
	await store.write(partsOf(kept, key));
}

type Row =
	| readonly [unknown]
	| readonly [RepoPath, FileStamp, LogEntry]
	| readonly [string, string];

async function* partsOf(kept: KeptLog, key: string): AsyncIterable<string> {
	yield header(key);
	yield asciiJson([[kept.beside ?? null]]);
	const rows: Row[] = [
		...[...kept.notes].map(
			([path, { stamp, entry }]) => [path, stamp, entry] as const,
		),
		...kept.safe,
	];
	for (let at = 0; at < rows.length; at += rowsInPart)
		yield asciiJson(rows.slice(at, at + rowsInPart));
}

function header(key: string): string {
	return `tacit log ${formatVersion} ${asciiJson(key)}\n`;
}
