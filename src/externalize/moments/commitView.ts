import type { WholeCommit } from "../../core/ports.ts";
import type { ChangedFile } from "./changedFile.ts";
import type { MessageWords, MomentReaders } from "./momentReaders.ts";
import type { Past } from "./past.ts";

/** A commit as the kinds of moments look at it. */
export interface CommitView {
	readonly commit: WholeCommit;
	readonly said: MessageWords;
	/** Without pure moves, and without files that nobody writes. */
	readonly files: readonly ChangedFile[];
	/** Before this commit. */
	readonly past: Past;
	readonly readers: MomentReaders;
}
