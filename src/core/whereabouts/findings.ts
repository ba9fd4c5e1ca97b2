import type { WorkTree } from "../ports.ts";
import type { Away } from "./away.ts";

/** What was found of an anchor: it holds while the note's file and the texts that it was found by do. */
export interface Known {
	readonly stamp: string;
	readonly homeBlob: string | undefined;
	readonly away: Away | undefined;
}

/** All that was found out, and in which tree. */
export interface Findings {
	/** By `keyOf`. */
	readonly places: ReadonlyMap<string, Known>;
	/** `undefined` before any was looked into. */
	readonly tree: TreeMark | undefined;
}

/** Tells one state of a work tree from another. */
export interface TreeMark {
	/** The tree itself, as long as this process has it. */
	readonly tree: WorkTree | undefined;
	/** Equal for trees of the same files with the same texts; `undefined` where git does not know all texts. */
	readonly signature: string | undefined;
}
