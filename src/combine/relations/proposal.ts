import type { RepoPath } from "../../core/repoPath.ts";

/** What two texts may be to each other. */
export type ProposalKind =
	/** They say much the same, perhaps in other words: to be merged, or one supersedes the other. */
	| "alike"
	/** Two decisions that hold speak of the same code, and neither names the other. */
	| "same-code"
	/** One decision that holds takes what another one that holds turned down. */
	| "rejects";

/** Why two texts are put side by side. */
export type ProposalEvidence =
	/** Terms that both have, the most telling first: the words of each. */
	| {
			readonly type: "words";
			readonly words: readonly {
				readonly one: string;
				readonly other: string;
			}[];
	  }
	/** Code that both speak of; 1-based, inclusive; `undefined`: all of it. */
	| {
			readonly type: "code";
			readonly path: RepoPath;
			readonly symbol: string | undefined;
			readonly lines:
				| { readonly start: number; readonly end: number }
				| undefined;
	  }
	/** What `one` turned down (Markdown source), and what `other` took. */
	| {
			readonly type: "rejected";
			readonly option: string;
			readonly reason: string | undefined;
			readonly taken: string;
	  };

/** Two texts that somebody should look at side by side. */
export interface Proposal {
	readonly kind: ProposalKind;
	/** Key of the text that comes first by key; of `rejects` the one that turned it down. */
	readonly one: string;
	readonly other: string;
	/** How alike they are in words, 0 to 1. */
	readonly likeness: number;
	/** At least one piece, the strongest first. */
	readonly evidence: readonly ProposalEvidence[];
}

/** Names a pair whatever its order. */
export function pairKey(one: string, other: string): string {
	return one < other ? `${one}\n${other}` : `${other}\n${one}`;
}
