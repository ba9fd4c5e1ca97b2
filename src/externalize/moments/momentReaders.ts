import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { CodeComment } from "../reasons/commentsIn.ts";

/** What a commit message says, as far as moments need it. */
export interface MessageWords {
	/** Its first paragraph, on one line. */
	readonly subject: string;
	/** What it says below, without trailers, lists and what tools add. */
	readonly prose: string;
	readonly items: readonly string[];
	readonly trailers: readonly {
		readonly key: string;
		readonly value: string;
	}[];
	/** Hashes of the commits that it takes back, perhaps cut short. */
	readonly reverts: readonly string[];
	/** Nothing can be learned from it. */
	readonly saysNothing: boolean;
	/** The sentence that says why; `undefined` where none does. */
	readonly reason: { readonly text: string } | undefined;
	/** How much the sentence that is most like a reason is like one, 0 to 1, be it one or not. */
	readonly nearReason: number;
}

/** A place where a tool is silenced, or code is marked as unfinished. */
export interface SilencedPlace {
	readonly lines: LineRange;
	readonly kind: "suppression" | "mark";
	/** As it is written. */
	readonly name: string;
	readonly rules: readonly string[];
	/** Why, where that stands beside it. */
	readonly reason: string | undefined;
}

/** How messages and comments are read; given by who puts the room together. */
export interface MomentReaders {
	readMessage(message: string): MessageWords;
	commentsIn(text: string, path: RepoPath): readonly CodeComment[];
	/** Whether a comment says why something is as it is. */
	givesReason(comment: CodeComment): boolean;
	suppressionsIn(text: string, path: RepoPath): readonly SilencedPlace[];
}
