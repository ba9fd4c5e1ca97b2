import type { Person } from "./person.ts";
import type { RepoPath } from "./repoPath.ts";

/** What speaks for it that somebody knows a place. */
export type KnowerEvidence =
	/** They wrote most (over a half) or much (over a quarter) of the lines, or made so many of the changes to the file or folder. */
	| { readonly what: "lines" | "changes"; readonly much: "most" | "much" }
	/** They made the first change to it, the last, or some change. */
	| { readonly what: "began" | "last" | "changed" }
	/** They made a change to it together with somebody. */
	| { readonly what: "paired"; readonly with: Person }
	/** They wrote a note on it, wrote the last answer to a question about it, or confirmed a note on it. */
	| { readonly what: "note" | "answer" | "confirmation" }
	/** Files that change together with it are theirs. */
	| { readonly what: "near" }
	/** Much of what changes in the folder is theirs. */
	| { readonly what: "folder"; readonly folder: RepoPath }
	/** They have worked in the repository lately. */
	| { readonly what: "active" };

/** Somebody who knows a place, or did. For the one answer about it: nothing is kept. */
export interface Knower {
	readonly person: Person;
	/** The day of their last commit in the repository, `YYYY-MM-DD`. */
	readonly lastSeen: string;
	/** The strongest first, at most three; at least one. */
	readonly evidence: readonly KnowerEvidence[];
}
