import type { AnchoredNote } from "../index/noteIndex.ts";
import type { NoteFile } from "../note.ts";
import type { Changes, History } from "../ports.ts";

/** A commit in which the code was, as far as is known, and how today's files differ from it. */
export interface Base {
	/** Full hash. */
	readonly commit: string;
	readonly changes: Changes;
}

/**
 * Finds the base of an anchor: its own commit, else the one that added its note; `undefined` where git has neither. Rejects
 * as `History` does.
 */
export type FindBase = (anchored: AnchoredNote) => Promise<Base | undefined>;

/** Finds the base that a commit (full hash) is; asks git once for each, and for one at a time. */
export function baseReader(
	history: Pick<History, "changesSince">,
): (commit: string) => Promise<Base | undefined> {
	const bases = new Map<string, Promise<Base | undefined>>();
	let turn: Promise<unknown> = Promise.resolve();
	return (commit) => {
		const known = bases.get(commit);
		if (known) return known;
		const base = turn.then(async () => {
			const changes = await history.changesSince(commit);
			return changes && { commit, changes };
		});
		bases.set(commit, base);
		turn = base;
		return base;
	};
}

/** As `FindBase` says. */
export function baseFinder(
	history: Pick<History, "changesSince">,
	addedIn: (file: NoteFile) => Promise<string | undefined>,
): FindBase {
	const baseIn = baseReader(history);
	return async ({ anchor, note }) => {
		const own = anchor.commit && (await baseIn(anchor.commit));
		if (own) return own;
		const added = await addedIn(note.file);
		return added === undefined ? undefined : baseIn(added);
	};
}
