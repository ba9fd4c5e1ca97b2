import type { Anchor, Quote } from "../anchor/anchor.ts";
import type { Placement } from "../anchor/relocate.ts";
import type { IndexedNote } from "../note.ts";
import type { RepoPath } from "../repoPath.ts";

/** An anchor whose code is not in its own file for certain: it went to another, it probably did, or it is lost. */
export interface Away {
	readonly note: IndexedNote;
	readonly anchor: Anchor;
	/** 0-based, among the note's anchors. */
	readonly anchorIndex: number;
	readonly placement: Placement;
	/** The code as it stood at the place when it was found; `undefined` unless it was. */
	readonly seen: Quote | undefined;
}

/** The other file in which the code is, or that took the whole file's place; `undefined` where it is not known for certain. */
export function pathOfAway({
	placement,
}: Pick<Away, "placement">): RepoPath | undefined {
	return placement.state === "attached" || placement.state === "whole"
		? placement.path
		: undefined;
}
