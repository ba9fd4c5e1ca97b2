import type { PreparedText } from "../../core/anchor/preparedText.ts";
import type { Resolution, WholeCommit } from "../../core/ports.ts";
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
	/** Of a merge, and of a commit that was put onto another, what both sides had changed. */
	readonly conflicts: readonly Conflict[];
}

/** Lines that both sides had changed, with the file's text after it. */
export interface Conflict extends Resolution {
	/** Read when first asked for; `undefined` where it is none that people write. */
	text(): Promise<PreparedText | undefined>;
}
