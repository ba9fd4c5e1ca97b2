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

/**
 * Finds the base that a commit (full hash) is. Git is asked once for each: for all that are wanted at one time together, and
 * for all that are wanted while it answers together afterwards.
 */
export function baseReader(
	history: Pick<History, "changesSince">,
): (commit: string) => Promise<Base | undefined> {
	const bases = new Map<string, Promise<Base | undefined>>();
	let asking: Promise<unknown> = Promise.resolve();
	let next: Batch | undefined;
	const begin = (): Batch => {
		const commits: string[] = [];
		const answer = asking.then(() => {
			next = undefined;
			return history.changesSince(commits);
		});
		// Who waits for it is told of a failure.
		asking = answer.catch(() => undefined);
		return { commits, answer };
	};
	return (commit) => {
		const known = bases.get(commit);
		if (known) return known;
		next ??= begin();
		next.commits.push(commit);
		const base = next.answer.then((answers) => {
			const changes = answers.get(commit);
			return changes && { commit, changes };
		});
		bases.set(commit, base);
		return base;
	};
}

/** Commits that git is asked for together. */
interface Batch {
	readonly commits: string[];
	readonly answer: ReturnType<History["changesSince"]>;
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
