import type { NoteFile } from "../note.ts";
import type { Away } from "./away.ts";
import type { Searched } from "./searched.ts";
import type { TreeState } from "./treeState.ts";

/** What was found of an anchor: it holds while the note's file and the texts that it was found by do. */
export interface Known {
	/** The note's. */
	readonly stamp: string;
	/** What its own file held; see `TreeState.idOf`. */
	readonly homeId: string | undefined;
	readonly away: Away | undefined;
	/** What was looked at to find out where it is instead; `undefined` where it is at home, and from an earlier run. */
	readonly searched: Searched | undefined;
}

/** All that was found out, and in which tree. */
export interface Findings {
	/** By `keyOf`. */
	readonly places: ReadonlyMap<string, Known>;
	/** `undefined` before any was looked into, and of an earlier run. */
	readonly state: TreeState | undefined;
	/** See `TreeState`. */
	readonly signature: string | undefined;
}

/** Tells an anchor from all others: by its note's file, and its place (0-based) among the note's anchors. */
export function keyOf(
	{ visibility, path }: NoteFile,
	anchorIndex: number,
): string {
	return `${anchorIndex} ${visibility} ${path}`;
}
