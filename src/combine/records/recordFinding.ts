import type { FileFinding } from "../../core/finding.ts";
import type { Splice } from "../../core/markdown/splice.ts";
import type { Message } from "../../core/message.ts";

/** A change to a record's file that mends a finding and takes no word away that says anything else. */
export interface RecordFix {
	/** What it does, for a menu: `Add “Superceded by 2. Use Go”`. */
	readonly title: Message;
	/** In the text of the finding's file as it was read. */
	readonly splices: readonly Splice[];
}

/** What is wrong with a file among decision records; its path is relative to the repository's root. */
export interface RecordFinding extends FileFinding {
	/** `undefined` where it takes a person to say what is right. */
	readonly fix: RecordFix | undefined;
}
