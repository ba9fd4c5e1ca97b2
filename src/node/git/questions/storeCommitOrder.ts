import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";

/** A commit to be stored. Tree and parent are full hashes. */
export interface StoredCommit {
	readonly tree: string;
	readonly parent: string;
	readonly message: string;
	/** Whether to sign it with the person's key. */
	readonly signs: boolean;
}

/** Stores a commit that no branch holds yet, and answers its full hash. */
export function storeCommitOrder(commit: StoredCommit): GitQuestion<string> {
	return {
		purpose: msg`store the commit`,
		commands: [
			"commit-tree",
			commit.tree,
			"-p",
			commit.parent,
			...(commit.signs ? ["-S"] : []),
			"-F",
			"-",
		],
		input: `${commit.message.trim()}\n`,
		parse: (output) => output.toString("latin1").trim(),
	};
}
