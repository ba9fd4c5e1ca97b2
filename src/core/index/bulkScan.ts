import type { RepoPath } from "../repoPath.ts";
import type { Shelf } from "./shelf.ts";

/** Published notes that were scanned elsewhere. */
export interface ScannedBatch {
	/** What was found, in the order of the paths. */
	readonly shelves: readonly Shelf[];
	/** How many of the paths are done; those that are gone are on no shelf. */
	readonly done: number;
}

/**
 * Scans many published notes in another process, so that neither the time nor the memory that it takes is taken from this
 * one: what is read once and thrown away again stays with a process as long as it runs.
 */
export interface BulkScan {
	/** With fewer files it is not worth a process. */
	readonly least: number;
	/** Ends early where it cannot go on: the rest is left to the caller. Does not throw. */
	scan(paths: readonly RepoPath[]): AsyncIterable<ScannedBatch>;
}
