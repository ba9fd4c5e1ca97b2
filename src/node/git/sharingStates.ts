import type { SharingState } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";

/**
 * How much of HEAD's files is on some branches: all of it, none of it, or those files that are in at least one
 * of some commits as they are in HEAD (for each commit: the paths that differ from HEAD).
 */
export type Reach = "all" | "none" | readonly ReadonlySet<string>[];

/** What git says of notes, from which follows how far each has come. */
export interface SharingFacts {
	/** Paths that git knows (the index has them). */
	readonly tracked: ReadonlySet<string>;
	/** Paths of which HEAD, the index and the work tree do not hold the same. */
	readonly changed: ReadonlySet<string>;
	readonly ignored: ReadonlySet<string>;
	/** What is on the default branch. */
	readonly onDefault: Reach;
	/** What is on any remote. */
	readonly onRemote: Reach;
}

/** How far each of `paths` has come. */
export function sharingStates(
	paths: readonly RepoPath[],
	facts: SharingFacts,
): ReadonlyMap<RepoPath, SharingState> {
	return new Map(paths.map((path) => [path, stateOf(path, facts)]));
}

function stateOf(path: RepoPath, facts: SharingFacts): SharingState {
	if (facts.ignored.has(path)) return "ignored";
	if (facts.changed.has(path) || !facts.tracked.has(path)) return "local";
	if (reaches(facts.onDefault, path)) return "shared";
	return reaches(facts.onRemote, path) ? "pushed" : "committed";
}

/** Whether the file at `path` is there as it is in HEAD. */
export function reaches(reach: Reach, path: RepoPath): boolean {
	if (reach === "all") return true;
	if (reach === "none") return false;
	return reach.some((differing) => !differing.has(path));
}
