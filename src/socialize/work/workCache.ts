import type { CacheStore } from "../../core/cacheStore.ts";
import { asciiJson } from "../../core/index/asciiText.ts";
import { intsToText, textToInts } from "./intText.ts";
import type { KeptPeople } from "./peopleTable.ts";
import { WorkLog } from "./workLog.ts";

/** Goes up with every change of what is kept, or of what a log makes of commits. */
const formatVersion = 2;
const partCount = 4;

/** Where a log of work is kept, and how it is known to be ours. */
export interface WorkCache {
	readonly store: CacheStore;
	/** Names what it depends on beside the commits. */
	readonly key: string;
}

/** A log of work, and up to where it goes. */
export interface LogUpTo {
	readonly log: WorkLog;
	/** Full hash. */
	readonly head: string;
	/** As `WorkBasis.shallow`. */
	readonly shallow: string;
	/** What the mailmap said; empty without one. */
	readonly mailmap: string;
}

interface Beside {
	readonly head: string;
	readonly shallow: string;
	readonly mailmap: string;
	readonly people: KeptPeople;
	readonly removed: readonly number[];
	readonly formerly: readonly (readonly [path: string, file: number])[];
	readonly hashes: string;
}

/** What an earlier run kept; `undefined` where there is none that is whole and ours. */
export function readWorkCache(
	cache: WorkCache | undefined,
): LogUpTo | undefined {
	if (!cache) return undefined;
	const parts: string[] = [];
	for (const part of cache.store.read()) {
		if (parts.length === 0 && part !== header(cache.key)) return undefined;
		parts.push(part);
	}
	const [, beside, paths, stream] = parts;
	if (parts.length !== partCount || !beside || !paths || stream === undefined)
		return undefined;
	const { head, shallow, mailmap, ...kept } = JSON.parse(beside) as Beside;
	const log = new WorkLog({
		...kept,
		paths: JSON.parse(paths) as string[],
		stream: textToInts(stream),
	});
	return { log, head, shallow, mailmap };
}

/** Keeps it for the next run. */
export async function writeWorkCache(
	{ log, head, shallow, mailmap }: LogUpTo,
	{ store, key }: WorkCache,
): Promise<void> {
	const { paths, stream, ...kept } = log.keep();
	const beside: Beside = { head, shallow, mailmap, ...kept };
	// All of it now: the log may change while parts are written.
	const parts = [
		header(key),
		asciiJson(beside),
		asciiJson(paths),
		intsToText(stream.items),
	];
	await store.write(oneByOne(parts));
}

async function* oneByOne(parts: readonly string[]): AsyncIterable<string> {
	yield* parts;
}

function header(key: string): string {
	return `tacit work ${formatVersion} ${asciiJson(key)}\n`;
}
