import type { NoteIndex } from "../index/noteIndex.ts";
import type { Pacer } from "../pacer.ts";
import type { Workspace } from "../ports.ts";
import type { RepoPath } from "../repoPath.ts";
import type { Earlier } from "./earlierFindings.ts";
import { type Known, keyOf } from "./findings.ts";
import { holdersOf } from "./holders.ts";
import { isAffected, type Searched } from "./searched.ts";
import type { Suspect } from "./strays.ts";
import type { TreeState } from "./treeState.ts";

/** Which anchors are to be looked for, and of which it is known where they are. */
export interface SortedOut {
	/** By `keyOf`: what holds, and of the suspects that nothing was found yet. */
	readonly known: Map<string, Known>;
	/** By their own files. */
	readonly suspects: ReadonlyMap<RepoPath, readonly Suspect[]>;
	/** See `ElsewhereSearch.among`. */
	among(suspect: Suspect): Iterable<RepoPath> | undefined;
}

/** An anchor that was found elsewhere, or not at all. */
interface Doubted {
	readonly suspect: Suspect;
	readonly key: string;
	readonly known: Known;
	readonly searched: Searched;
}

/**
 * Sorts out what was found out before and holds: while the note and its own file are the same it does for an anchor that
 * is at home, and for another one while nothing changed that was looked at. To see that, the files that changed are read once.
 */
export async function sortOut(
	suspected: readonly Suspect[],
	state: TreeState,
	{ findings, difference }: Earlier,
	{
		index,
		workspace,
		pacer,
	}: {
		readonly index: Pick<NoteIndex, "row">;
		readonly workspace: Pick<Workspace, "visitFiles">;
		readonly pacer: Pacer;
	},
): Promise<SortedOut> {
	const known = new Map<string, Known>();
	const suspects = new Map<RepoPath, Suspect[]>();
	const doubted: Doubted[] = [];
	const suspect = (each: Suspect, key: string, stamp: string) => {
		const { path } = each.anchor;
		const group = suspects.get(path);
		if (group) group.push(each);
		else suspects.set(path, [each]);
		known.set(key, {
			...{ stamp, homeId: state.idOf(path) },
			...{ away: undefined, searched: undefined },
		});
	};
	for (const each of suspected) {
		if (pacer.isDue()) await pacer.rest();
		const { note, anchor, anchorIndex } = each;
		const stamp = index.row(note.file)?.stamp ?? "";
		const key = keyOf(note.file, anchorIndex);
		const last = findings.places.get(key);
		const isSame =
			last?.stamp === stamp && isHomeSame(last, anchor.path, state);
		if (isSame && (!last.away || difference?.changed.size === 0))
			known.set(key, last);
		else if (isSame && difference && last.searched)
			doubted.push({
				...{ suspect: each, key, known: last },
				searched: last.searched,
			});
		else suspect(each, key, stamp);
	}
	const earlier = new Map<string, Searched>();
	if (difference && doubted.length > 0) {
		const { changed } = difference;
		const holders = await holdersOf(
			new Set(doubted.flatMap(({ searched }) => searched.wanted)),
			[...changed].filter((path) => state.tree.has(path)),
			workspace,
			pacer,
		);
		for (const each of doubted) {
			if (pacer.isDue()) await pacer.rest();
			const { key, known: last, searched } = each;
			const { path } = each.suspect.anchor;
			const placement = last.away?.placement ?? { state: "lost" };
			if (!isAffected(path, placement, searched, difference, holders)) {
				known.set(key, last);
				continue;
			}
			suspect(each.suspect, key, last.stamp);
			// While git knew where the code was, files that had not changed since were not looked into.
			if (!searched.hasBase) earlier.set(key, searched);
		}
	}
	return {
		known,
		suspects,
		among({ note, anchorIndex }) {
			const before = earlier.get(keyOf(note.file, anchorIndex));
			return before && [...before.files, ...(difference?.changed ?? [])];
		},
	};
}

/** Whether the anchor's own file holds what it did: where it cannot be told, it may not. */
function isHomeSame(
	{ homeId }: Known,
	path: RepoPath,
	{ tree, idOf }: TreeState,
): boolean {
	const id = idOf(path);
	return homeId === id && (id !== undefined || !tree.has(path));
}
