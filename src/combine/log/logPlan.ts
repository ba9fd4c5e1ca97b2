import type { Finding } from "../../core/finding.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { EntryKey } from "./logEntry.ts";
import type { PartName } from "./renderEntry.ts";

/** What a build would make of the log's files. Nothing is written yet. */
export interface LogPlan {
	/** The log itself first; with `split: folder` those of the folders after it. */
	readonly files: readonly LogFilePlan[];
	/** Of all files, in their order. */
	readonly edits: readonly LogEdit[];
	/** How many decisions are in it. */
	readonly count: number;
}

/** What a build would make of one file. */
export interface LogFilePlan {
	readonly path: RepoPath;
	/** `undefined`: there is no such file yet. Without a byte order mark, which belongs to the encoding. */
	readonly before: string | undefined;
	/** The same as `before` where nothing changes; `undefined`: there is to be no such file. */
	readonly after: string | undefined;
	readonly edits: readonly LogEdit[];
	/** Lines are those of `before`. */
	readonly findings: readonly Finding[];
}

/** What somebody changed in a zone of Tacit's by hand. It stays as it is until they let it go. */
export interface LogEdit {
	/** `undefined` for the overview. */
	readonly key: EntryKey | undefined;
	/** As in the zone's mark. */
	readonly name: string;
	/** The log's file. */
	readonly path: RepoPath;
	/** Of the zone's first line in `before`, 1-based. */
	readonly line: number;
	/** The zone as it would be built now; `undefined` where nothing is left that it would be built from. */
	readonly built: string | undefined;
	/** The zone as it stands, with `\n` line ends, without the line that says it differs. */
	readonly edited: string;
	/**
	 * What changed, where that can be told: the file that the entry comes from says what it said when the zone was built.
	 * `undefined` where it cannot.
	 */
	readonly changes: readonly PartChange[] | undefined;
}

/** Lines of one part that somebody put in the place of others; of a part that Tacit alone can say, `part` is `undefined`. */
export interface PartChange {
	readonly part:
		| Extract<PartName, "title" | "gist" | "why" | "rejected">
		| undefined;
	/** With `\n` between lines; empty: they were added. */
	readonly built: string;
	/** Empty: they were taken out. */
	readonly edited: string;
	/** What stands above them in the part, as built; empty at its start. */
	readonly above: string;
}
