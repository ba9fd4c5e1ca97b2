import type { CacheStore } from "../../core/cacheStore.ts";
import { asciiJson } from "../../core/index/asciiText.ts";
import type { FileStamp } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { DecisionText } from "./decisionText.ts";

/** Goes up with every change of what is kept. */
const formatVersion = 1;

/** What was read of a note's file, and the stamp that it had. */
export interface ReadText {
	readonly stamp: FileStamp;
	readonly text: DecisionText;
}

/** What building a log takes time to find out, for the next time. */
export interface KeptLog {
	readonly notes: ReadonlyMap<RepoPath, ReadText>;
	/** As `SafeTexts` has them. */
	readonly safe: ReadonlyMap<string, string>;
	/** Plain data of the facade's, about records. */
	readonly records: unknown;
}

/** Where it is kept, and how it is known to be ours. */
export interface LogCache {
	readonly store: CacheStore;
	/** Names what it depends on beside the files: the root, and the version of Tacit that wrote it. */
	readonly key: string;
}

const rowsInPart = 500;

/** Reads what an earlier run kept; of another version or root nothing. */
export function readLogCache({ store, key }: LogCache): {
	readonly notes: Map<RepoPath, ReadText>;
	readonly safe: Map<string, string>;
	/** As it was given; whoever gave it knows its type, which `formatVersion` goes up with. */
	readonly records: unknown;
} {
	const notes = new Map<RepoPath, ReadText>();
	const safe = new Map<string, string>();
	let records: unknown;
	let isOurs = false;
	for (const part of store.read()) {
		if (!isOurs && part !== header(key)) break;
		if (isOurs)
			for (const row of JSON.parse(part) as Row[])
				if (row.length === 1) [records] = row;
				else if (row.length === 3)
					notes.set(row[0], { stamp: row[1], text: row[2] });
				else safe.set(row[0], row[1]);
		isOurs = true;
	}
	return { notes, safe, records };
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
	| readonly [RepoPath, FileStamp, DecisionText]
	| readonly [string, string];

async function* partsOf(kept: KeptLog, key: string): AsyncIterable<string> {
	yield header(key);
	yield asciiJson([[kept.records ?? null]]);
	const rows: Row[] = [
		...[...kept.notes].map(
			([path, { stamp, text }]) => [path, stamp, text] as const,
		),
		...kept.safe,
	];
	for (let at = 0; at < rows.length; at += rowsInPart)
		yield asciiJson(rows.slice(at, at + rowsInPart));
}

function header(key: string): string {
	return `tacit log ${formatVersion} ${asciiJson(key)}\n`;
}
