import type { LineRange } from "../../lineRange.ts";
import type { RepoPath } from "../../repoPath.ts";
import type { PreparedText } from "../preparedText.ts";
import type { Evidence } from "./evidence.ts";
import type { PathLikeness } from "./pathLikeness.ts";

/** A file that the code may be in today. */
export interface FileToday {
	readonly path: RepoPath;
	/** Its text today; asked for once it is looked into. */
	now(): PreparedText;
	/** Its text when the note was written; `undefined` where it did not exist or is not known. */
	before(): PreparedText | undefined;
}

/** Where the code may have gone. */
export interface Today {
	/** The file at the old path. */
	readonly same: FileToday | undefined;
	/** The file that git says the old one was renamed to. */
	readonly renamed: FileToday | undefined;
	/** Other files that changed since. */
	readonly others: readonly FileToday[];
}

/**
 * How a place was found: by the diff of the two texts, by the quote as it stands, by where the region's own lines stand together, inside of the
 * block that it stood in, or by the words of its first line.
 */
export type Way = "diff" | "quote" | "window" | "scope" | "name";

/** Which file a place is in: that of the old path, the one it was renamed to, one of the same name, or another. */
export type Kinship = "same" | "renamed" | "namesake" | "other";

/** A place where the region may be today. */
export interface Place {
	readonly path: RepoPath;
	readonly lines: LineRange;
	readonly kinship: Kinship;
	readonly ways: ReadonlySet<Way>;
	readonly evidence: Evidence;
	readonly paths: PathLikeness;
	/** Whether the quote stands as often in the file as it did, and this is the one of them by order that it was. */
	readonly isSameInOrder: boolean;
	/** Solid lines of the old region. */
	readonly size: number;
	/** Lines between the old and the new start; `undefined` in another file. */
	readonly distance: number | undefined;
}
